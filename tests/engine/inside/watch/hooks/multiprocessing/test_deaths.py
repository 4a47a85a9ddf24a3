"""Who is to blame where a library ends all of its workers: the one that had died before, and none of the others."""

import pytest

from tests.engine.inside.watch.running import watched

ERROR, EXIT, KILL = ("error", None), ("lost", {"exit_code": 3}), ("lost", {"signal": "SIGKILL"})


@pytest.mark.parametrize(
    ("library", "how", "first", "raised"),
    [
        ("joblib", "raises", ERROR, "ValueError"),
        ("joblib", "exits", EXIT, "TerminatedWorkerError"),
        ("joblib", "killed", KILL, "TerminatedWorkerError"),
        ("concurrent.futures", "exits", EXIT, "BrokenProcessPool"),
        ("concurrent.futures", "killed", KILL, "BrokenProcessPool"),
    ],
)
def test_that_what_a_library_ends_is_cancelled_but_not_the_job_whose_worker_had_died(
    tmp_path, library, how, first, raised
):
    seen = watched(tmp_path, "taken_down.py", library, how)
    tasks = sorted(seen.tasks, key=lambda task: task["place"])
    assert [(task["state"], task["death"]) for task in tasks] == [first, ("cancelled", None), ("cancelled", None)]
    assert seen.output == f"{raised}\n"
    assert seen.found["unseen"] == []
