"""Named tuples that are made quickly are what the standard library's are."""

import copy
import pickle
import typing

import pytest

from engine.inside.named_tuple import NamedTuple


class Ours(NamedTuple):
    """One of ours."""

    pid: int
    count: "int | None" = 3
    names: "tuple[str, ...]" = ()

    @property
    def twice(self):
        """It has methods as well."""
        return 2 * self.pid


class Theirs(typing.NamedTuple):
    """One of theirs."""

    pid: int
    count: "int | None" = 3
    names: "tuple[str, ...]" = ()


@pytest.mark.parametrize(
    ("values", "named"), [((1,), {}), ((1, 2), {"names": ("a",)}), ((), {"pid": 5}), ((1, None, ()), {})]
)
def test_that_they_are_alike(values, named):
    ours, theirs = Ours(*values, **named), Theirs(*values, **named)
    assert ours == theirs == tuple(ours)
    assert (ours.pid, ours.count, ours.names) == theirs
    assert repr(ours) == repr(theirs).replace("Theirs", "Ours")
    assert hash(ours) == hash(theirs)
    assert ours._asdict() == theirs._asdict()
    assert ours._replace(count=9) == theirs._replace(count=9)
    assert ours.twice == 2 * theirs.pid
    for again in (pickle.loads(pickle.dumps(ours)), copy.deepcopy(ours)):
        assert (again, type(again)) == (ours, Ours)


def test_that_classes_tell_the_same_of_themselves():
    assert Ours._fields == Theirs._fields
    assert Ours.__match_args__ == Theirs.__match_args__
    assert [*Ours.__annotations__] == [*Theirs.__annotations__]


@pytest.mark.parametrize("kind", [Ours, Theirs])
@pytest.mark.parametrize(("values", "named"), [((), {}), ((1,), {"pid": 2}), ((1,), {"other": 2}), ((1, 2, (), 4), {})])
def test_that_a_wrong_call_is_refused(kind, values, named):
    with pytest.raises(TypeError):
        kind(*values, **named)
