"""Whatever a task does, the right state is told of the right task, nothing is left, and the next run works."""

import itertools
import os

import pytest

from engine.inside.cores import usable_cores
from tests.engine.faults import faulty
from tests.engine.faults.table import TABLE, WAYS, quick, wrong_with
from tests.engine.faults.trial import tried
from tests.left_behind import Traces, what_is_left

QUICK = quick()

# The soak goes by the goals themselves.
SLACK = 2.0

# All are run before the first of them is looked at.
pytestmark = pytest.mark.timeout(400)


@pytest.fixture(scope="module")
def seen(request, sandbox):
    """What was seen of each cell that is to be tested; they run several at a time, since most of the time they wait."""
    before = Traces.of(sandbox)
    wanted = [
        item.callspec.params["cell"]
        for item in request.session.items
        if item.path == request.path and "cell" in getattr(item, "callspec", _NoParameters).params
    ]
    found = dict(tried(wanted))
    assert what_is_left(before, sandbox) == []
    return found


@pytest.fixture(scope="module")
def slack(seen):
    """How many times as long as the goals it may take: longer as far as other programs keep the machine busy."""
    return SLACK * max(os.getloadavg()[0] / usable_cores(), 1.0)


class _NoParameters:
    params = ()


def test_that_every_kind_and_every_way_is_in_the_matrix():
    kinds = {*faulty.FAULTS, *(name for name in vars(faulty) if name.startswith("argument_"))}
    assert kinds == set(TABLE)
    assert {cell.kind for cell in QUICK} == set(TABLE)
    assert {(cell.way, cell.keep_going) for cell in QUICK} == set(itertools.product(WAYS, (False, True)))


@pytest.mark.parametrize("cell", QUICK, ids=str)
def test_that_only_the_culprit_is_blamed_and_nothing_hangs(cell, seen, slack):
    assert wrong_with(cell, seen[cell], slack) == []
