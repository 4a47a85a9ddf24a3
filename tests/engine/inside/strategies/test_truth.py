"""What is recorded is what happened, whatever the strategy: each task once, by the process that ran it."""

import collections
import itertools
import multiprocessing

import pytest

from engine.inside.records.events import Died
from engine.inside.records.output import without_marks
from engine.inside.records.reader import FolderReader
from engine.inside.strategies import start_methods
from engine.model.death import Death
from engine.supervise.interpreters import runnable, this
from tests.engine.fresh import run_fresh, tasks_in
from tests.left_behind import Traces, what_is_left

HERE = runnable(this())
CHOICES = {"start_method": start_methods(), "backend": ["loky", "multiprocessing", "threading"]}
WAYS = [
    (name, {key: choice} if key else {})
    for name, strategy in HERE.items()
    for key in [next((option.key for option in strategy.options if option.key in CHOICES), "")]
    for choice in CHOICES.get(key, [""])
]
# An error is caught and written down in the task, however its worker was started: of each strategy, one start method.
METHODS = dict(zip(("process", "pool", "executor"), itertools.cycle(start_methods())))
OF_ERRORS = [way for way in WAYS if way[1].get("start_method") == METHODS.get(way[0])]
IN_ONE_PROCESS = [("sequential", {}), ("threads", {}), ("joblib", {"backend": "threading"})]
EACH_WAY = pytest.mark.parametrize(
    ("strategy", "options"), WAYS, ids=["-".join([name, *options.values()]) for name, options in WAYS]
)


@pytest.fixture(scope="module")
def fresh(tmp_path_factory, sandbox):
    """The folder of a run, and what it told: one run for all that is looked for in it, which leaves nothing behind."""
    done = {}

    def run(strategy, function, items, workers, options):
        key = strategy, function, tuple(items), workers, *options.items()
        if key not in done:
            before, folder = Traces.of(sandbox), tmp_path_factory.mktemp("run")
            done[key] = folder, run_fresh(folder, strategy, function, items, workers=workers, **options)
            assert what_is_left(before, sandbox) == []
        return done[key]

    return run


ITEMS = list(range(7))


@EACH_WAY
def test_that_each_task_is_recorded_once_with_the_pid_and_thread_that_ran_it(strategy, options, fresh):
    folder, call = fresh(strategy, "say", ITEMS, 2, options)
    tasks = tasks_in(folder)
    assert call["raised"] == ""
    assert [index for _, index, _, _ in tasks] == ITEMS
    for header, index, state, text in tasks:
        assert (state, text) == ("done", repr(f"{index}:{header.pid}:{header.thread}"))
    pids = {header.pid for header, _, _, _ in tasks}
    threads = {header.thread for header, _, _, _ in tasks}
    if (strategy, options) in IN_ONE_PROCESS:
        assert pids == {call["pid"]}
        # The main thread's number is the process's.
        assert (threads == pids) if strategy == "sequential" else (1 <= len(threads) <= 2 and not threads & pids)
    else:
        assert call["pid"] not in pids
        assert len(pids) == 7 if strategy == "process" else 1 <= len(pids) <= 2


@pytest.mark.parametrize(
    ("strategy", "options"), OF_ERRORS, ids=["-".join([name, *options.values()]) for name, options in OF_ERRORS]
)
def test_that_the_error_of_a_task_is_recorded_by_its_type_message_and_traceback(strategy, options, tmp_path):
    call = run_fresh(tmp_path, strategy, "fail_on_two", [0, 1, 2], workers=2, **options)
    *_, (_, index, state, text) = tasks_in(tmp_path)
    assert (index, state) == (2, "error")
    assert '"type": "ValueError", "message": "no 2, please"' in text
    assert "in fail_on_two" in text
    assert "engine/inside/records" not in text
    # As in the libraries: only a process of one's own keeps its error to itself.
    assert call["raised"] == ("" if strategy == "process" else "ValueError")


DYING = [
    ("kill_on_two", "running", Death(signal="SIGKILL")),
    ("end_on_two", "running", Death(exit_code=3)),
    ("leave_on_two", "error", Death(exit_code=4)),
]
EACH_DEATH = pytest.mark.parametrize(
    ("function", "state", "death", "method"),
    [(*dying, method) for dying, method in itertools.product(DYING, start_methods())],
    ids=[f"{function}-{method}" for (function, *_), method in itertools.product(DYING, start_methods())],
)


@EACH_DEATH
def test_that_the_record_of_a_worker_that_dies_in_a_task_survives_it(function, state, death, method, fresh):
    folder, _ = fresh("process", function, [0, 1, 2, 3], 4, {"start_method": method})
    states = {index: what for _, index, what, _ in tasks_in(folder)}
    assert states == {0: "done", 1: "done", 2: state, 3: "done"}


@EACH_DEATH
def test_that_the_runner_notes_how_a_worker_ended(function, state, death, method, fresh):
    folder, _ = fresh("process", function, [0, 1, 2, 3], 4, {"start_method": method})
    expected = {header.pid: death if index == 2 else Death(exit_code=0) for header, index, _, _ in tasks_in(folder)}
    died = [event for event in FolderReader(str(folder)).events() if isinstance(event, Died)]
    assert len(died) == len(expected) == 4, "each once"
    assert {event.pid: Death.of_code(event.code) for event in died} == expected


@EACH_WAY
def test_that_what_a_task_prints_is_kept_by_pid_with_what_its_child_programs_print(strategy, options, fresh):
    folder, _ = fresh(strategy, "say", ITEMS, 2, options)
    pids = {index: header.pid for header, index, _, _ in tasks_in(folder)}
    printed = collections.defaultdict(bytes)
    for pid, data in FolderReader(str(folder)).output():
        printed[pid] += data
    for index, item in enumerate(ITEMS):
        lines = without_marks(printed[pids[index]]).decode().splitlines()
        assert {f"out {item}", f"err {item}", f"child {item}"} <= set(lines)


def test_that_an_error_is_told_by_every_strategy():
    assert {name for name, _ in OF_ERRORS} == set(HERE)


def test_that_every_start_method_of_the_platform_is_tried_here():
    tried = {options["start_method"] for _, options in WAYS if "start_method" in options}
    assert tried == set(multiprocessing.get_all_start_methods())


@pytest.mark.parametrize("function", ["awkward", "awkward_exit"])
def test_that_a_result_that_cannot_be_shown_does_not_break_the_run(function, tmp_path):
    call = run_fresh(tmp_path, "process", function, [0, 1], workers=2)
    assert call["raised"] == ""
    for _, _, state, text in tasks_in(tmp_path):
        assert (state, text.split(",")[0]) == ("done", "<Awkward")


def test_that_cpu_time_is_told_apart_from_waiting(tmp_path):
    from engine.inside.records.layout import ENDED, FACT, STARTED
    from tests.engine.fresh import cells_of

    run_fresh(tmp_path, "sequential", "nap", [0.05])
    run_fresh(tmp_path, "sequential", "burn", [0.05])
    cells = [cells_of(block.ended)[0] for block in FolderReader(str(tmp_path)).blocks() if block.header.role == 1]
    shares = [(cell[FACT] - 1) / (cell[ENDED] - cell[STARTED]) for cell in cells]
    assert min(shares) < 0.5
    assert max(cell[FACT] - 1 for cell in cells) > 45_000_000
    assert all(cell[ENDED] - cell[STARTED] >= 50_000_000 for cell in cells)
    assert all(0 <= share <= 1 for share in shares)
