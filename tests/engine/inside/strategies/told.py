"""What the functions of tests.engine.functions told of where they ran."""

import ast
from itertools import pairwise

from tests.engine.fresh import run_fresh, tasks_in


def run_told(folder, strategy, function, items, workers=2, **options):
    """Run it, which must go well. Returns the runner's PID and what each task's result says, in the tasks' order."""
    call = run_fresh(folder, strategy, function, list(items), workers=workers, **options)
    tasks = tasks_in(folder)
    assert call["raised"] == ""
    assert [(index, state) for _, index, state, _ in tasks] == [(index, "done") for index in range(len(items))]
    results = [ast.literal_eval(text) for _, _, _, text in tasks]
    assert [result.split(":")[0] for result in results] == [str(item) for item in items]
    return call["pid"], results


def pids_of(results):
    """The PID of each task, by its own account."""
    return [int(result.split(":")[1]) for result in results]


def changes(values):
    """Where a value differs from the one before it."""
    return [at for at, (before, after) in enumerate(pairwise(values), 1) if before != after]
