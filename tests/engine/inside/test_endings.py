"""How processes ended, and on whose account."""

import pytest

from engine.inside.endings import Endings
from engine.inside.records.events import Cleared, Died, OrphanDied, RunnerEnded, TakenDown, ThreadDied


@pytest.mark.parametrize("kind", [Died, OrphanDied, RunnerEnded])
def test_that_exit_codes_are_learned_from_whoever_tells(kind):
    endings = Endings([kind(4, 3), ThreadDied("x")])
    assert endings.codes == {4: 3}
    assert not endings.is_taken_down(4)


@pytest.mark.parametrize(
    ("code", "is_taken_down"), [(None, True), (-15, True), (-9, True), (0, True), (3, True), (-11, False)]
)
def test_that_who_died_of_another_signal_than_the_strategys_was_not_taken_down_by_it(code, is_taken_down):
    noted = [TakenDown(4, 15), TakenDown(4, 9)]
    assert Endings(noted).is_taken_down(4, code) is is_taken_down
    if code is not None:
        assert Endings([*noted, Died(4, code)]).is_taken_down(4) is is_taken_down
    assert not Endings(noted).is_taken_down(5, code)


def test_that_who_is_ended_with_the_tree_was_taken_down_whatever_it_died_of():
    endings = Endings([Cleared((4, 5)), Died(4, -11)])
    assert endings.is_taken_down(4)
    assert endings.was_cleared(5)
    assert not endings.was_cleared(6)
    endings.clear([6])
    assert endings.was_cleared(6)
