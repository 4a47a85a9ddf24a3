"""Data classes that are made quickly are what the standard library's are."""

import copy
import dataclasses
import inspect
import pickle
import subprocess
import sys
from pathlib import Path
from typing import Any, ClassVar

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.inside.data_class import dataclass

ROOT = Path(__file__).parents[3]


def _kinds(made):
    """The same classes by the one decorator or the other."""

    @made(frozen=True, slots=True)
    class Point:
        """A point."""

        shared: ClassVar[int] = 7
        x: int
        y: float = 0.5
        names: list = dataclasses.field(default_factory=list)
        seen: int = dataclasses.field(default=0, compare=False)
        hidden: int = dataclasses.field(default=1, repr=False)

    @made(frozen=True, slots=True)
    class Named(Point):
        """One with a name."""

        name: str = ""
        doubled: int = dataclasses.field(default=0, init=False)

        def __post_init__(self):
            object.__setattr__(self, "doubled", self.x * 2)

    @made(frozen=True, slots=True, kw_only=True)
    class ByName:
        """Its values are told by name."""

        first: int
        second: int = 2

    @made(slots=True)
    class Changing:
        """One that changes."""

        x: int
        rest: dict = dataclasses.field(default_factory=dict)

    @made(frozen=True, slots=True, eq=False)
    class Single:
        """Equal to itself alone."""

        x: int

    @made(frozen=True, slots=True)
    class Own:
        """It has its own ways."""

        x: object

        def __eq__(self, other):
            return True

        def __hash__(self):
            return 1

        def __repr__(self):
            return "own"

    @made(frozen=True, slots=True)
    class Nothing:
        """It has nothing."""

    return {kind.__name__: kind for kind in (Point, Named, ByName, Changing, Single, Own, Nothing)}


@dataclass(frozen=True, slots=True)
class Sent:
    """One that travels."""

    x: int
    names: tuple = ()


OURS, THEIRS = _kinds(dataclass), _kinds(dataclasses.dataclass)
_VALUES = st.integers(-3, 3) | st.floats() | st.text(max_size=2) | st.none()
_POINTS = st.fixed_dictionaries(
    {"x": st.integers(-2, 2)}, optional={"y": _VALUES, "seen": _VALUES, "hidden": _VALUES, "names": st.tuples(_VALUES)}
)


@given(_POINTS, _POINTS, st.sampled_from(["Point", "Named"]))
def test_that_objects_are_equal_hashed_and_shown_alike(first, second, kind):
    (ours, our_second), (theirs, their_second) = (
        [each[kind](**values) for values in (first, second)] for each in (OURS, THEIRS)
    )
    assert (ours == our_second) is (theirs == their_second)
    if "names" in first and "names" in second:  # a list has no hash
        assert (hash(ours) == hash(our_second)) is (hash(theirs) == hash(their_second))
    assert repr(ours) == repr(theirs)
    assert repr(dataclasses.asdict(ours)) == repr(dataclasses.asdict(theirs))


@pytest.mark.parametrize("kind", OURS)
def test_that_they_have_the_same_of_everything_that_can_be_asked_for(kind):
    ours, theirs = OURS[kind], THEIRS[kind]

    def told(of):
        return [(each.name, each.type, each.init, each.compare, each.kw_only) for each in dataclasses.fields(of)]

    assert told(ours) == told(theirs)
    assert ours.__slots__ == theirs.__slots__
    assert ours.__match_args__ == theirs.__match_args__
    assert (ours.__hash__ is None) is (theirs.__hash__ is None)
    given = {each.name: 3 for each in dataclasses.fields(ours) if each.init}
    made, other = ours(**given), theirs(**given)
    parameters = [(each.name, each.kind) for each in inspect.signature(theirs).parameters.values()]
    assert [(each.name, each.kind) for each in inspect.signature(ours).parameters.values()] == parameters
    for what in (repr, lambda each: each == copy.copy(each), lambda each: each == 3):
        assert what(made) == what(other)


def test_that_what_is_frozen_stays_as_it_is():
    point: Any = OURS["Named"](1)
    for name in ("x", "name", "nothing"):
        with pytest.raises(dataclasses.FrozenInstanceError, match=f"cannot assign to field '{name}'"):
            setattr(point, name, 2)
    with pytest.raises(dataclasses.FrozenInstanceError, match="cannot delete field 'x'"):
        del point.x
    assert (point.x, point.doubled, point.shared) == (1, 2, 7)

    class Derived(OURS["Named"]):
        pass

    derived = Derived(1)
    derived.nothing = 4  # what no data class has is its own affair
    with pytest.raises(dataclasses.FrozenInstanceError):
        derived.x = 2
    assert (derived.nothing, derived.x) == (4, 1)
    changing = OURS["Changing"](1)
    changing.x = 5
    assert changing == OURS["Changing"](5)


@pytest.mark.parametrize("kinds", [OURS, THEIRS])
def test_that_a_wrong_call_is_refused_however_often(kinds):
    for _ in range(2):
        with pytest.raises(TypeError, match="'x'"):
            kinds["Point"]()
        with pytest.raises(TypeError, match="'z'"):
            kinds["Point"](1, z=3)
        with pytest.raises(TypeError, match="positional"):
            kinds["ByName"](1)
    assert kinds["ByName"](first=1).second == 2


def test_that_each_object_has_a_list_of_its_own_and_can_be_made_with_other_values():
    kind = OURS["Point"]
    first, second = kind(1), kind(1)
    first.names.append("a")
    assert second.names == []
    assert dataclasses.replace(first, x=2) == kind(2, names=["a"])
    match Sent(3):
        case Sent(x, ()):
            assert x == 3
        case _:
            pytest.fail("it is taken apart by its fields in their order")


def test_that_one_travels_to_another_process():
    sent = Sent(1, ("a",))
    assert pickle.loads(pickle.dumps(sent)) == sent
    assert copy.deepcopy(sent) == sent
    assert hash(copy.copy(sent)) == hash(sent)
    assert {sent: 1}[Sent(1, ("a",))] == 1


def test_that_nothing_is_compiled_for_a_class_of_which_no_object_is_made():
    source = """
import dataclasses
from engine.inside.data_class import dataclass
compiled = []
def look(event, values):  # Python 3.13 compiles an empty function besides
    if event == "compile" and b"self" in values[0]:
        compiled.append(values)
sys.addaudithook(look)
@dataclass(frozen=True, slots=True)
class Point:
    x: int = 0
assert not compiled, compiled
assert Point.__doc__ == "Point"
Point()
Point()
assert len(compiled) == 1, compiled
"""
    subprocess.run([sys.executable, "-c", f"import sys{source}"], cwd=ROOT, check=True, timeout=60)
