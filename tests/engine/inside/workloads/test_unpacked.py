"""A function that takes several arguments."""

import pickle

import pytest

from engine.inside.problem import PlanError
from engine.inside.workloads.unpacked import Unpacked, check_parts


def power(base, exponent, *, offset=0):
    return base**exponent + offset


@pytest.mark.parametrize(
    ("item", "result"),
    [([2, 3], 8), ((2, 3), 8), ({"base": 2, "exponent": 3}, 8), ({"exponent": 3, "base": 2, "offset": 1}, 9)],
)
def test_that_the_parts_of_an_item_are_the_arguments(item, result):
    unpacked = Unpacked(power)
    check_parts(power, "power", item)
    assert unpacked(item) == result
    assert pickle.loads(pickle.dumps(unpacked))(item) == result


@pytest.mark.parametrize("item", [[2], [2, 3, 4], {"base": 2}, {"base": 2, "exponent": 3, "other": 1}, 5, "ab", []])
def test_that_parts_that_do_not_fit_are_refused_before_anything_is_called(item):
    if item == "ab":  # whose parts are two
        check_parts(power, "power", item)
        return
    with pytest.raises(PlanError) as caught:
        check_parts(power, "power", item)
    assert caught.value.problem.code == "parts-do-not-fit"
    assert "(base, exponent, *, offset=0)" in caught.value.problem.told()


def test_that_what_has_no_signature_is_called_and_seen():
    check_parts(max, "max", [1])
    assert Unpacked(divmod)([7, 2]) == (3, 1)
