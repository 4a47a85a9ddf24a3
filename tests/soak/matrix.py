"""The whole matrix of faults: every kind, every way and start method, faithful and keeping going."""

import math
import sys

from tests.engine.faults.table import innocent, whole, wrong_with
from tests.engine.faults.trial import tried
from tests.soak.judged import at_most, count, none


def figures(sandbox, share):
    """Run the matrix, or every so-manieth cell of it, and judge it by the table."""
    cells = whole()[:: max(1, math.floor(1 / share))]
    wrong = blamed = unfinished = left = 0
    told_s = {"fork": 0.0, "spawn": 0.0, "stalled": 0.0, "keep going": 0.0}
    for cell, seen in tried(cells):
        problems = wrong_with(cell, seen)
        if problems:
            print(f"{cell}: {'; '.join(problems)}", file=sys.stderr, flush=True)
        wrong += bool(problems)
        blamed += len(seen.blamed)
        unfinished += cell.keep_going and not cell.goes_on and bool(set(innocent(seen)) - {"done"})
        left += len(seen.left)
        spawns = cell.strategy == "joblib" or cell.options.get("start_method", "fork") != "fork"
        how = "keep going" if cell.keep_going else "stalled" if seen.outcome == "stalled" else ""
        how = how or ("spawn" if spawns else "fork")
        told_s[how] = max(told_s[how], seen.told_s)
    yield count("runs of the matrix", len(cells), "runs")
    yield none("runs with a wrong end", wrong, "runs")
    yield none("innocent tasks blamed", blamed, "tasks")
    yield none("keep going: runs with innocent tasks not finished", unfinished, "runs")
    yield none("processes and folders left by the matrix", left, "entries")
    yield at_most("longest from fault to end, forked", told_s["fork"], "s", 2)
    yield at_most("longest from fault to end, spawned or joblib", told_s["spawn"], "s", 5)
    yield at_most("longest from fault to being told that the strategy hangs", told_s["stalled"], "s", 3)
    yield at_most("longest from fault to end, keeping going", told_s["keep going"], "s", 15)
