"""A sandbox for the session, and a check after every test that it has left nothing behind."""

import functools
import gc
import os
import pathlib
import signal

import hypothesis
import pytest

from engine.inside import language
from engine.inside.cores import usable_cores
from tests import displays
from tests.left_behind import Sandbox, Traces, clear_away, what_is_left
from tests.wine import left_out

# How long an example takes, and how long it takes to make one, is the machine's affair.
hypothesis.settings.register_profile(
    "any machine", deadline=None, suppress_health_check=[hypothesis.HealthCheck.too_slow]
)
# For `make quick`; what a test itself says of its examples holds in each.
hypothesis.settings.register_profile("quick", hypothesis.settings.get_profile("any machine"), max_examples=20)
# For a night: `make test OPTIONS="--hypothesis-profile thorough"`.
hypothesis.settings.register_profile("thorough", hypothesis.settings.get_profile("any machine"), max_examples=1_000)
# For `make mutants`, where what is found once has to be found again, and nobody looks at the example.
hypothesis.settings.register_profile(
    "mutants", hypothesis.settings.get_profile("any machine"), max_examples=30, derandomize=True, database=None,
    phases=(hypothesis.Phase.explicit, hypothesis.Phase.generate),
)  # fmt: skip
# For `.ci/run`: whether a change is refused must not depend on chance. `make test` by hand looks for what chance finds.
hypothesis.settings.register_profile(
    "same", hypothesis.settings.get_profile("any machine"), derandomize=True, database=None
)
hypothesis.settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "any machine"))

# What `make quick` leaves out: whole runs, whole windows, and what tries thousands of cases.
LONG = (
    "e2e", "engine/advice/test_adviser.py", "engine/commands/test_advise.py", "gui/advice", "gui/what_if",
    "engine/faults", "engine/inside/records", "engine/inside/strategies", "engine/inside/test_guardian.py",
    "engine/inside/test_keep_going.py", "engine/inside/test_preflight.py", "engine/inside/test_runner.py",
    "engine/supervise", "engine/test_frozen.py",
    "engine/commands/test_compare.py", "engine/commands/test_selftest.py", "engine/formats/test_container.py",
    "engine/formats/test_hostile.py",
    "engine/formats/test_perfetto.py", "engine/formats/test_real_runs.py", "engine/formats/test_run_file.py",
    "engine/formats/test_result_differences.py",
    "engine/formats/test_snippet.py", "gui/test_", "gui/session", "gui/start", "gui/comparison",
    "gui/panels/test_run_table.py", "gui/panels/test_lessons.py", "gui/panels/test_runs.py",
    "gui/timeline/test_looking_around.py", "gui/timeline/paint/test_spans.py", "resources/test_lean.py",
    "resources/test_wheel.py", "engine/commands/test_run.py", "engine/inside/watch",
    "engine/insight/verdict/test_beyond_time.py", "engine/insight/test_planted.py",
    "engine/formats/test_exports.py", "engine/formats/test_run_json.py", "engine/trace/test_trace.py",
    "gui/panels/test_lesson_bar.py", "gui/panels/test_workers.py", "gui/timeline/test_heading.py",
    "gui/timeline/test_timeline.py", "engine/commands/test_sweep.py", "engine/commands/test_kept.py",
    "engine/commands/test_explain.py", "engine/notebook/test_watching.py", "engine/inside/test_semaphores.py",
    "engine/own_faults/test_hooks.py", "gui/panels/test_own_function.py", "gui/panels/test_run_title.py",
    "gui/timeline/test_befallen.py", "engine/formats/test_run_page.py", "engine/formats/test_task_columns.py",
    "engine/formats/test_summary_markdown.py", "engine/formats/test_tasks_csv.py", "gui/panels/test_helpers_line.py",
    "gui/panels/test_verdict.py", "resources/test_environment.py", "engine/inside/probing/test_company.py",
    "engine/prediction/test_goals.py", "frozen/test_bound.py", "engine/trace/test_samples.py",
)  # fmt: skip
# Of a session in several processes these go first, so that at its end there are only short files to share out. Each
# takes five seconds or more of a quiet machine, the longest is the first.
LONGEST = (
    "engine/faults/test_faults.py", "e2e/test_command_line.py", "e2e/test_readme.py", "e2e/test_own_function.py",
    "e2e/test_told_truly.py", "engine/formats/test_hostile.py", "gui/test_at_twice_the_scale.py",
    "engine/commands/test_advise.py", "gui/start/test_speaking.py", "engine/inside/strategies/test_truth.py",
    "engine/formats/test_snippet.py", "gui/test_scenes.py", "engine/inside/strategies/test_matrix.py",
    "gui/panels/test_lessons.py", "engine/commands/test_compare.py", "engine/inside/test_preflight.py",
    "gui/test_window.py", "e2e/test_watch.py", "engine/inside/strategies/test_joblib.py", "gui/start/test_settings.py",
    "engine/test_frozen.py", "engine/commands/test_selftest.py", "engine/supervise/test_stopping.py",
    "engine/formats/test_container.py", "engine/formats/test_perfetto.py", "gui/test_run_files.py",
    "gui/timeline/paint/test_spans.py", "gui/timeline/test_timeline.py", "gui/timeline/test_looking_around.py",
    "engine/formats/test_exports.py", "engine/formats/test_task_columns.py", "engine/supervise/test_tally.py",
    "engine/formats/test_result_differences.py", "engine/inside/records/test_traffic.py",
    "engine/inside/records/test_facts.py", "engine/inside/strategies/test_pool.py", "gui/test_watching.py",
    "engine/supervise/test_sampler.py", "e2e/test_fake_mac.py", "e2e/test_new_plan_field.py", "gui/test_room.py",
    "gui/test_exports.py", "test_walls.py", "resources/test_wheel.py", "resources/test_lean.py",
    "gui/test_own_function.py", "gui/test_picture.py", "gui/session/test_history.py", "engine/inside/test_guardian.py",
    "engine/supervise/test_supervisor.py", "engine/supervise/test_worker_losses.py", "engine/problems/test_every.py",
    "gui/session/test_worker_control.py", "engine/trace/test_trace.py", "engine/commands/test_run.py",
    "gui/test_application.py", "gui/test_own_faults.py", "gui/panels/test_run_table.py", "gui/panels/test_runs.py",
    "gui/test_reachable.py", "gui/comparison/test_comparing.py", "gui/comparison/test_several_ways.py",
    "engine/supervise/test_damage.py", "engine/commands/test_parser.py", "test_hanging.py",
)  # fmt: skip
_TESTS = pathlib.Path(__file__).parent

_SANDBOX = pytest.StashKey[Sandbox]()
_DISPLAYS = pytest.StashKey[displays.Displays]()


def pytest_ignore_collect(collection_path):
    """On Windows, what cannot be imported there."""
    if os.name == "nt" and collection_path.is_relative_to(_TESTS):
        return True if left_out.of_file(collection_path.relative_to(_TESTS).as_posix()) else None
    return None


def pytest_collection_modifyitems(items):
    for item in items:
        where = _where(item.path)
        if os.name == "nt" and (why := left_out.of_test(where, item.originalname)):
            item.add_marker(pytest.mark.skip(reason=why))
        if where.startswith(LONG) and where != "gui/test_contract.py":
            item.add_marker("long")
    items.sort(key=lambda item: _place(_where(item.path)))


def pytest_collection_finish():
    """What the session has imported stays: no collection of a test's garbage looks through it, which takes long."""
    gc.enable()
    gc.collect()
    gc.freeze()


@functools.cache  # of many tests there are few files
def _where(path):
    return path.relative_to(_TESTS).as_posix()


@functools.cache
def _place(where):
    return LONGEST.index(where) if where in LONGEST else len(LONGEST)


@pytest.hookimpl(optionalhook=True, tryfirst=True)  # of pytest-xdist: for ``-n auto`` and ``-n logical``
def pytest_xdist_auto_num_workers():
    """Two processes more than there are cores: nearly half of the time, a test waits for what it has started."""
    return usable_cores() + 2


def pytest_configure(config):
    _let_children_have_signals()
    if hasattr(config, "workerinput"):
        displays.use(config.workerinput["display"])
    elif config.getoption("numprocesses", None):
        # The tests run in other processes, each with a sandbox of its own: one in another would have too long a path.
        config.stash[_DISPLAYS] = displays.Displays()
        return
    gc.disable()  # until all is collected: next to nothing of that is garbage, and looking for it takes a quarter more
    config.stash[_SANDBOX] = Sandbox()


def _let_children_have_signals():
    """What a session started by ``nohup make test &`` ignores, all that it starts would ignore as well.

    A handler is not inherited as "ignored" is: what is started has the system's own action instead (execve(2)).
    """
    for name in ("SIGINT", "SIGHUP", "SIGQUIT", "SIGTERM"):
        number = getattr(signal, name, None)  # Windows has two of them
        if number is not None and signal.getsignal(number) is signal.SIG_IGN:
            signal.signal(number, lambda *_: None)


@pytest.hookimpl(optionalhook=True)  # of pytest-xdist: called where the session is led, for each process of it
def pytest_configure_node(node):
    node.workerinput["display"] = node.config.stash[_DISPLAYS].another()


def pytest_unconfigure(config):
    for key in (_SANDBOX, _DISPLAYS):
        if key in config.stash:
            config.stash[key].close()


def pytest_terminal_summary(terminalreporter):
    """Tables that tests have put together, as ``record_property("table", text)``, whichever process they ran in."""
    for report in terminalreporter.stats.get("passed", []):
        for name, text in report.user_properties:
            if name == "table":
                terminalreporter.write_line(f"\n{report.nodeid.rpartition('::')[2]}\n{text}")


@pytest.fixture(scope="session")
def sandbox(pytestconfig):
    """The session's own folder for temporary files, and the processes that descend from the session."""
    return pytestconfig.stash[_SANDBOX]


@pytest.fixture(autouse=True)
def nothing_is_left_behind(sandbox):
    """Fail a test that leaves a process, a thread, a temporary file or shared memory behind."""
    sandbox.new_history()
    before = Traces.of(sandbox)
    yield
    left = what_is_left(before, sandbox)
    if left:
        clear_away(before, sandbox)
        pytest.fail("left behind: " + "; ".join(left), pytrace=False)


@pytest.fixture
def korean():
    """Korean is spoken during the test."""
    language.choose("ko")
    yield
    language.choose("en")
