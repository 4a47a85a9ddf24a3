"""When items are made: beforehand, or as the strategy takes them."""

import types

import pytest

from engine.inside.strategies import Takes
from engine.inside.workloads.flow import Flow
from engine.inside.workloads.items_once import NAME, WANTED, made_once

SLOW_S = 0.03


def module_of(count, slow=False):
    """A module whose ``made`` gives so many numbers."""
    import time

    def made():
        for number in range(count):
            if slow:
                time.sleep(SLOW_S)
            yield number

    module = types.ModuleType("of_mine")
    module.__file__, module.made = "/of_mine.py", made
    return module


@pytest.mark.parametrize(
    ("takes", "slow", "count", "is_flow"),
    [
        (Takes.LIST, True, 8, False),
        (Takes.ALL_AT_ONCE, True, 8, True),
        (Takes.ALL_AT_ONCE, False, 8, False),  # they are counted in no time
        (Takes.ONE_BY_ONE, False, 8, True),
        (Takes.ONE_BY_ONE, False, 2, False),  # there are no more than are tried
    ],
)
def test_that_items_are_made_as_the_strategy_takes_them(takes, slow, count, is_flow, tmp_path):
    items, made = made_once(str(tmp_path), "generator:made", module_of(count, slow), is_wanted=False, takes=takes)
    assert (isinstance(items, Flow), made.is_flow) == (is_flow, is_flow)
    assert ([item for _, item in items] if is_flow else items) == list(range(count))


@pytest.mark.parametrize("takes", Takes)
@pytest.mark.parametrize("is_marked", [False, True])
def test_that_items_which_another_run_wants_are_made_beforehand_and_left_to_it(takes, is_marked, tmp_path):
    if is_marked:
        (tmp_path / WANTED).touch()
    items, made = made_once(
        str(tmp_path), "generator:made", module_of(3, slow=True), is_wanted=not is_marked, takes=takes
    )
    assert (items, made.is_flow, made.made_anew) == ([0, 1, 2], False, "")
    assert (tmp_path / NAME).exists()
    again, taken_over = made_once(str(tmp_path), "generator:made", module_of(9), is_wanted=False, takes=takes)
    assert (again, taken_over.is_taken_over, taken_over.items_s) == ([0, 1, 2], True, made.items_s)


@pytest.mark.parametrize("spec", ["[1, 2]", "range:0:9"])
def test_that_what_is_not_made_one_by_one_is_a_list(spec, tmp_path):
    items, made = made_once(str(tmp_path), spec, module_of(1), is_wanted=False, takes=Takes.ONE_BY_ONE)
    assert isinstance(items, list)
    assert not made.is_flow
