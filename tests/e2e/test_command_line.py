"""The contract of the command line, on real processes of ``main.py``."""

import csv
import json
import os
import re
import signal
import subprocess
import sys

import pytest

import engine
from engine import words
from engine.formats.run_file import open_run
from engine.history.history import History
from engine.inside.records.layout import INDEX
from engine.inside.records.reader import FolderReader
from engine.inside.workloads.squares import squares
from engine.trace.details import details
from engine.trace.lane import State
from tests.e2e.main_py import ROOT, called, command, descendants, main_py, run_folders, started
from tests.engine.fresh import cells_of
from tests.engine.supervise.driving import LONG_WORDS
from tests.waiting import kill, lives, wait_until, wait_until_gone

DISPLAYS = ("DISPLAY", "WAYLAND_DISPLAY", "XDG_SESSION_TYPE", "QT_QPA_PLATFORM")
SMALL = ("--size", "1000", "--jobs", "4")


@pytest.mark.parametrize("strategy", ["sequential", "process", "pool", "joblib"])
def test_that_a_run_by_each_strategy_is_right_and_tells_its_workers(strategy):
    done = main_py("run", "--strategy", strategy, *SMALL, "--json", "-")
    fields = json.loads(done.stdout)
    assert (done.returncode, fields["outcome"]) == (0, "finished")
    assert [task["result"] for task in fields["tasks"]] == [str(squares(1_000))] * 4
    assert fields["plan"]["workers"] == {"sequential": 1, "process": 4, "pool": 2, "joblib": 4}[strategy]
    workers = {worker["pid"] for worker in fields["workers"]}
    assert workers == {task["pid"] for task in fields["tasks"]}
    assert len(workers) == 4 if strategy == "process" else 1 <= len(workers) <= fields["plan"]["workers"]
    assert done.stderr.splitlines()[-1].startswith(f"{words.strategy_name(strategy)}: 4/4 jobs, ")


def test_that_the_tutorials_run_has_the_tutorials_answer():
    done = main_py("run", "--jobs", "1", "--json", "-", "--quiet")
    (task,) = json.loads(done.stdout)["tasks"]
    assert task["result"] == "333333283333335000000"
    assert (done.returncode, done.stderr) == (0, "")


def test_that_a_table_for_people_goes_to_standard_output_and_progress_to_standard_error(tmp_path):
    done = main_py("run", *SMALL, "--json", tmp_path / "run.json", cwd=tmp_path)
    assert done.returncode == 0
    assert str(squares(1_000)) in done.stdout
    assert re.search(r"^Outcome +finished$", done.stdout, re.MULTILINE)
    assert "tasks" not in done.stdout.lower().partition("outcome")[2]
    assert done.stderr.splitlines()[-1].startswith("Pool: 4/4 jobs")
    assert json.loads((tmp_path / "run.json").read_text())["outcome"] == "finished"
    assert [file.name for file in tmp_path.iterdir()] == ["run.json"]


# What else can be wrong, tests/engine/commands/test_parser.py has.
@pytest.mark.parametrize("arguments", [["run", "--strategy", "teleport"], ["fly"]])
def test_that_a_wrong_command_line_is_one_line_and_status_2(arguments):
    done = main_py(*arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert re.fullmatch(r"parallelogram: .+\n", done.stderr)


def test_that_help_version_and_lists_need_no_run():
    assert main_py("--version").stdout == f"Parallelogram {engine.__version__}\n"
    assert main_py("--help").stdout.startswith("usage: main.py")
    listed = main_py("list", "strategies")
    assert (listed.returncode, listed.stderr) == (0, "")
    assert "joblib" in listed.stdout


def test_that_a_comparison_ranks_the_ways():
    done = main_py("compare", *SMALL, "--strategies", "pool")
    assert done.returncode == 0
    assert {"1", "2"} <= set(done.stdout.split())
    assert "Plain loop" in done.stdout


def test_that_repeats_are_compared_in_rounds_and_told_as_json():
    done = called("compare", *SMALL, "--strategies", "pool", "--repeat", "2", "--json", "-")
    assert done.returncode == 0
    told = json.loads(done.stdout)
    assert {way["plan"]["strategy"]: len(way["runs"]) for way in told["ways"]} == {"sequential": 2, "pool": 2}
    assert done.stderr.index("round 1 of 2, Pool") < done.stderr.index("round 2 of 2, Plain loop")


def test_that_a_worker_killed_in_the_middle_is_lost_by_name_of_its_signal(sandbox):
    arguments = ("--strategy", "process", "--size", "2500000", "--jobs", "3")
    with started("run", *arguments, "--json", "-", "--quiet") as process:
        (folder,) = wait_until(lambda: run_folders(sandbox), what="the run folder")
        pid, task = wait_until(lambda: _running_in(folder), what="a running task")
        kill(pid, signal.SIGKILL)
        out, err = process.communicate(timeout=60)
    fields = json.loads(out)
    assert (process.returncode, err, fields["outcome"]) == (1, "", "failed")
    states = {task["index"]: (task["state"], task["death"]) for task in fields["tasks"]}
    assert states.pop(task) == ("lost", {"signal": "SIGKILL"})
    assert set(map(str, states.values())) == {"('done', None)"}
    assert fields["tasks"][task]["pid"] == pid


def _running_in(folder):
    for block in FolderReader(folder).blocks():
        if block.header.role == 1 and block.running:
            return block.header.pid, cells_of(block.running)[0][INDEX]
    return None


@pytest.mark.parametrize(
    ("times", "strategy"), [(1, "sequential"), (1, "process"), (1, "pool"), (1, "joblib"), (2, "pool"), (2, "joblib")]
)
def test_that_an_interrupted_run_ends_with_130_and_leaves_nothing_but_what_was_asked_for(
    times, strategy, sandbox, tmp_path
):
    few = () if strategy == "sequential" else ("--workers", "2")
    files = ("--json", str(tmp_path / "run.json"), "--save", str(tmp_path / "run.pgram"))
    with started("run", "--strategy", strategy, *LONG_WORDS, "--jobs", "4", *few, *files) as process:
        (folder,) = wait_until(lambda: run_folders(sandbox), what="the run folder")
        wait_until(lambda: _running_in(folder), what="a running task")
        tree = [child.pid for child in descendants(process)]
        for _ in range(times):
            process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=60)
    assert (process.returncode, out) == (130, "")
    assert "Traceback" not in err
    assert err.splitlines()[-1].startswith("parallelogram: Interrupted")
    wait_until_gone(tree)
    wait_until(lambda: run_folders(sandbox) == [], what="the removal of the run folder")
    if times == 1:
        (entry,) = History().listing().entries
        assert (entry.plan.strategy, entry.outcome) == (strategy, "cancelled")
        told = json.loads((tmp_path / "run.json").read_text())
        assert (told["outcome"], told["elapsed_s"]) == ("cancelled", None)
        in_flight = [task for task in told["tasks"] if task["pid"] is not None]
        assert {task["state"] for task in in_flight} == {"interrupted"}
        assert {task["state"] for task in told["tasks"] if task not in in_flight} <= {"cancelled"}
        for path in (entry.path, tmp_path / "run.pgram"):
            assert open_run(path).run.trace.counts[State.INTERRUPTED] == len(in_flight)


def test_that_a_run_is_kept_though_the_plain_loop_beside_it_is_interrupted(tmp_path):
    load = ("--workload", "waiting", "--strategy", "threads", "--workers", "40", "--jobs", "40", "--size", "500")
    with started("run", *load, "--baseline", "--timeout", "100", "--json", str(tmp_path / "run.json")) as process:
        while not process.stderr.readline().startswith("Plain loop: "):
            assert process.poll() is None
        process.send_signal(signal.SIGINT)
        out, _ = process.communicate(timeout=60)
    assert (process.returncode, out) == (130, "")
    (entry,) = History().listing().entries
    assert (entry.plan.strategy, entry.outcome, entry.sequential_s) == ("threads", "finished", None)
    told = json.loads((tmp_path / "run.json").read_text())
    assert (told["outcome"], told["sequential_s"], told["speedup"]) == ("finished", None, None)


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM, signal.SIGHUP])
def test_that_a_killed_program_leaves_nothing(number, sandbox):
    with started("run", "--strategy", "joblib", *LONG_WORDS, "--jobs", "4", "--workers", "2") as process:
        (folder,) = wait_until(lambda: run_folders(sandbox), what="the run folder")
        wait_until(lambda: _running_in(folder), what="a running task")
        tree = [child.pid for child in descendants(process)]
        process.send_signal(number)
        process.communicate(timeout=60)
    # On SIGTERM it clears up by itself and says so as shells do; the others are the guardian's to clear up after.
    assert process.returncode == (128 + number if number == signal.SIGTERM else -number)
    wait_until_gone(tree)
    wait_until(lambda: run_folders(sandbox) == [], what="the removal of the run folder")


def test_that_a_time_out_stops_the_run_with_status_1():
    done = main_py("run", *LONG_WORDS, "--jobs", "2", "--timeout", "0.3", "--json", "-", "--quiet")
    fields = json.loads(done.stdout)
    assert (done.returncode, fields["outcome"]) == (1, "cancelled")
    assert fields["reason"] == "The run was stopped because its time was up"
    assert {task["state"] for task in fields["tasks"]} == {"cancelled"}


def test_that_a_reader_who_has_had_enough_is_no_traceback():
    with started("run", "--size", "10", "--jobs", "2000", "--json", "-", "--quiet") as process:
        process.stdout.readline()
        process.stdout.close()
        err = process.stderr.read()
        process.wait(60)
    assert (process.returncode, err) == (1, "")


def redirected(how, *arguments):
    """main.py with its streams as a shell has them, and buffered as they are for most people."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"}
    return subprocess.run(
        ["sh", "-c", f'"$@" {how}', "sh", *command(*arguments)],
        env=environment, capture_output=True, encoding="utf-8", timeout=100, check=False,
    )  # fmt: skip


def test_that_a_full_disk_is_one_line():
    done = redirected(">/dev/full", "run", *SMALL, "--json", "-", "--quiet")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == (
        "parallelogram: The system refused to go on (No space left on device); "
        "make room on that disk, or write to another one.\n"
    )


@pytest.mark.parametrize("how", ["2>&-", "2>/dev/full"])
def test_that_a_result_is_told_though_standard_error_is_closed_or_full(how):
    done = redirected(how, "run", *SMALL, "--json", "-")
    assert (done.returncode, done.stderr) == (0, "")
    assert json.loads(done.stdout)["outcome"] == "finished"


def test_that_a_run_is_kept_whole_though_all_streams_are_closed(tmp_path):
    path = tmp_path / "run.pgram"
    done = redirected("<&- >&- 2>&-", "run", *SMALL, "--save", path)
    assert (done.returncode, done.stdout, done.stderr) == (1, "", "")
    assert open_run(str(path)).run.outcome == "finished"
    assert redirected(">&-", "list", "strategies").stderr == (
        "parallelogram: The system refused to go on (standard output is closed); write to another place.\n"
    )


def test_that_it_runs_from_any_folder_and_is_not_misled_by_what_stands_there(tmp_path):
    for name in ("engine.py", "json.py", "numpy.py"):
        (tmp_path / name).write_text("raise SystemExit('the wrong one')")
    # Whoever is spawned imports all anew; what else is started so, test_own_function has.
    done = main_py("run", *SMALL, "--option", "start_method=spawn", "--quiet", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")


def test_that_a_run_is_saved_and_can_be_opened_again(tmp_path):
    path = tmp_path / "run.pgram"
    done = called("run", *SMALL, "--strategy", "process", "--json", "-", "--save", path)
    assert done.returncode == 0
    found = open_run(str(path))
    pids = [task["pid"] for task in json.loads(done.stdout)["tasks"]]
    assert [found.run.trace.lanes[span.lane].header.pid for span in found.run.trace.spans()] == pids
    assert [details(found.run, found.records, span).result for span in found.run.trace.spans()] == [
        str(squares(1_000))
    ] * 4


def test_that_a_saved_run_is_exported_in_every_form_of_text(tmp_path):
    path = tmp_path / "run.pgram"
    assert called("run", *SMALL, "--strategy", "process", "--quiet", "--save", path).returncode == 0
    told = {form: called("export", path, "--to", form) for form in ("csv", "markdown", "snippet")}
    told["perfetto"] = main_py("export", path, "--to", "perfetto")
    assert {(done.returncode, done.stderr) for done in told.values()} == {(0, "")}
    slices = [event for event in json.loads(told["perfetto"].stdout)["traceEvents"] if event["ph"] == "X"]
    rows = list(csv.DictReader(told["csv"].stdout.splitlines()))
    assert [row["result"] for row in rows] == [str(squares(1_000))] * 4
    assert {int(row["pid"]) for row in rows} == {event["pid"] for event in slices}
    assert told["markdown"].stdout.startswith("**Process per job** · Sum of squares · 4 jobs of size 1,000")
    (tmp_path / "script.py").write_text(told["snippet"].stdout, encoding="utf-8")
    script = subprocess.run(
        [sys.executable, "script.py"], cwd=tmp_path, capture_output=True, encoding="utf-8", check=True
    )
    assert sorted(script.stdout.splitlines()[:-1]) == [f"job {n}: {squares(1_000)}" for n in range(1, 5)]


def test_that_an_export_is_written_whole_and_what_is_no_run_is_one_line_and_status_2(tmp_path):
    path, out = tmp_path / "run.pgram", tmp_path / "run.csv"
    assert called("run", *SMALL, "--quiet", "--save", path).returncode == 0
    done = called("export", path, "--to", "csv", "-o", out)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert len(out.read_bytes().split(b"\r\n")) == 6
    done = called("export", out, "--to", "csv")
    assert (done.returncode, done.stdout) == (2, "")
    assert re.fullmatch(r"parallelogram: .+ is no run that Parallelogram has saved; .+\n", done.stderr)
    done = called("export", path, "--to", "csv", "-o", tmp_path / "no" / "run.csv")
    assert (done.returncode, done.stderr.count("\n")) == (1, 1)


def test_that_without_a_display_a_saved_run_is_not_opened():
    done = main_py("run.pgram", env={name: value for name, value in os.environ.items() if name not in DISPLAYS})
    assert (done.returncode, done.stdout) == (2, "")
    assert re.fullmatch(r"parallelogram: There is no display here .+\n", done.stderr)


@pytest.mark.parametrize("display", [{}, {"QT_QPA_PLATFORM": "nonsense"}], ids=["none", "none that Qt knows"])
def test_that_without_a_display_the_tutorials_comparison_is_run_in_the_terminal(display):
    environment = {name: value for name, value in os.environ.items() if name not in DISPLAYS}
    with started(env={**environment, **display}) as process:
        assert "no window can be opened" in process.stderr.readline()
        # The tutorial's own load takes some seconds; that it has begun is enough.
        wait_until(lambda: len(descendants(process)) >= 2, what="a guardian and a runner")
        tree = [child.pid for child in descendants(process)]
        process.send_signal(signal.SIGINT)
        process.communicate(timeout=60)
    assert process.returncode == 130
    wait_until_gone(tree)
    assert not any(lives(pid) for pid in tree)


@pytest.mark.parametrize("module", ["engine.streams", "engine.installation", "engine.commands"])
def test_that_ctrl_c_while_the_program_starts_ends_it_with_130_and_no_word(module, tmp_path):
    interrupting = tmp_path / "interrupting.py"
    interrupting.write_text(
        "import runpy, signal, sys\n"
        "class Finder:\n"
        "    @staticmethod\n"
        "    def find_spec(name, *_):\n"
        f"        if name == {module!r}:\n"
        "            signal.raise_signal(signal.SIGINT)\n"
        "sys.meta_path.insert(0, Finder)\n"
        "sys.argv[1:] = ['list', 'strategies']\n"
        f"runpy.run_path({str(ROOT / 'main.py')!r}, run_name='__main__')\n"
    )
    done = subprocess.run(
        [sys.executable, interrupting], capture_output=True, text=True, timeout=60, cwd=ROOT, check=False
    )
    assert (done.returncode, done.stdout, done.stderr) == (130, "", "")


def test_that_what_qt_misses_is_told_where_its_widgets_cannot_be_imported(tmp_path):
    package = tmp_path / "PySide6"
    package.mkdir()
    for name in ("__init__", "QtCore"):
        (package / f"{name}.py").touch()
    why = "libGL.so.1: cannot open shared object file: No such file or directory"
    (package / "QtWidgets.py").write_text(f"raise ImportError({why!r})")
    done = main_py("run.pgram", env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(tmp_path)})
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == (
        "parallelogram: Qt needs libGL.so.1, which this system does not have, so no window can be opened.\n"
    )


@pytest.mark.parametrize(
    ("arguments", "environment"),
    [
        (("list", "strategies"), {"LC_ALL": "ko_KR.UTF-8"}),
        (("list", "strategies"), {"LC_ALL": "", "LC_MESSAGES": "", "LANG": "ko_KR.UTF-8"}),
        (("--lang", "ko", "list", "strategies"), {}),
        (("list", "--lang=ko", "strategies"), {}),
    ],
)
def test_that_the_language_is_the_environments_or_the_one_asked_for(arguments, environment):
    done = main_py(*arguments, env={**os.environ, "PYTHONUTF8": "1", **environment})
    assert (done.returncode, done.stderr) == (0, "")
    assert "일반 반복문" in done.stdout


def test_that_the_language_asked_for_goes_before_the_environments():
    done = main_py("list", "strategies", "--lang", "en", env={**os.environ, "LC_ALL": "ko_KR.UTF-8"})
    assert "Plain loop" in done.stdout


def test_that_a_window_that_cannot_be_opened_is_told_in_korean():
    environment = {name: value for name, value in os.environ.items() if name not in DISPLAYS}
    done = main_py("--lang", "ko", "run.pgram", env={**environment, "PYTHONUTF8": "1"})
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "parallelogram: 디스플레이가 없어(DISPLAY가 설정되지 않음) 창을 열 수 없습니다.\n"


def test_that_too_little_memory_to_start_is_one_line():
    code = "import sys, main\ndef fail(*_): raise MemoryError\nmain._done = fail\nsys.exit(main.main())"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, encoding="utf-8", timeout=100, check=False
    )
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == (
        "parallelogram: There is too little memory to start; end other programs, or raise the limit (ulimit -v).\n"
    )
