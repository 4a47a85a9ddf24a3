"""What a frozen program diverts: the command lines that the libraries really make, and nothing else."""

import os
import stat
import subprocess
import sys

import psutil
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.frozen import UNKNOWN, Child, UnknownChildError, child_of
from engine.inside import launch
from engine.inside.records.output import without_marks
from tests.frozen.bound import Bounded

LOKY = "joblib.externals.loky.backend"
RUNNER = "parallelogram_engine.runner"
TRACKER = "from multiprocessing.resource_tracker import main"
FORK_SERVER = (
    "import sys; from multiprocessing.forkserver import main; "
    "main(3, 4, ['__main__'], sys_argv=sys.argv[1:], **{'sys_path': ['/a b']})"
)
WORDS = ["-c", "-m", "-B", "-X", "--multiprocessing-fork", TRACKER, "1"]

# Starts workers in every way, and Python is a script that notes its arguments first.
STARTS = """
import multiprocessing, sys
sys.executable = sys.argv[1]
multiprocessing.set_executable(sys.argv[1])
if __name__ == "__main__":
    import joblib
    from joblib.externals.loky import reusable_executor
    for method in ("spawn", "forkserver"):
        with multiprocessing.get_context(method).Pool(1) as pool:
            assert pool.map(abs, [-1]) == [1]
    assert joblib.Parallel(n_jobs=2)(joblib.delayed(abs)(x) for x in (-1, -2)) == [1, 2]
    reusable_executor.get_reusable_executor().shutdown(wait=True, kill_workers=True)
"""
NOTES = """#!/bin/sh
for argument in "$@"; do printf '%s\\0' "$argument"; done > "{folder}/$$"
exec "{python}" "$@"
"""
# A program like a frozen one: its own interpreter, and main.py whatever its arguments.
PROGRAM = """#!/bin/sh
exec "{python}" -c '
import runpy, sys
sys.frozen, sys.executable = True, "{program}"
sys.argv[0], sys.path[0] = sys.executable, "{root}"
runpy.run_path("{root}/main.py", run_name="__main__")
' "$@"
"""


def script(path, text):
    path.write_text(text, encoding="utf-8")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return path


@pytest.fixture
def program(tmp_path, pytestconfig):
    path = tmp_path / "program"
    return script(path, PROGRAM.format(python=sys.executable, program=path, root=pytestconfig.rootpath))


@pytest.mark.skipif(os.name != "posix", reason="the noting script is a shell's")
def test_that_every_command_line_that_the_libraries_make_is_known(tmp_path):
    notes = tmp_path / "notes"
    notes.mkdir()
    python = script(tmp_path / "python", NOTES.format(folder=notes, python=sys.executable))
    starts = tmp_path / "starts.py"
    starts.write_text(STARTS, encoding="utf-8")
    subprocess.run([sys.executable, "-X", "utf8", "-W", "ignore", "-B", starts, python], check=True, timeout=60)
    noted = [path.read_text(encoding="utf-8").split("\0")[:-1] for path in notes.iterdir()]
    found = {(child.module, child.function) for child in map(child_of, noted)}
    assert found == {
        ("multiprocessing.resource_tracker", "main"),
        ("multiprocessing.spawn", "spawn_main"),
        ("multiprocessing.forkserver", "main"),
        (f"{LOKY}.resource_tracker", "main"),
        (f"{LOKY}.popen_loky_posix", ""),
    }


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (
            ["--multiprocessing-fork", "tracker_fd=5", "pipe_handle=7"],
            Child("multiprocessing.spawn", "spawn_main", named={"tracker_fd": 5, "pipe_handle": 7}),
        ),
        (
            ["--multiprocessing-fork", "parent_pid=None", "pipe_handle=7"],
            Child("multiprocessing.spawn", "spawn_main", named={"parent_pid": None, "pipe_handle": 7}),
        ),
        (
            ["--multiprocessing-fork", "616"],  # whose it is is not said: the parent's
            Child(
                f"{LOKY}.popen_loky_win32", "main", named={"pipe_handle": 616, "parent_pid": psutil.Process().ppid()}
            ),
        ),
        (
            [
                "-B",
                "-S",
                "-I",
                "-X",
                "utf8",
                "-Werror",
                "-c",
                "from multiprocessing.resource_tracker import main;main(5)",
            ],
            Child("multiprocessing.resource_tracker", "main", (5,)),
        ),
        (
            ["-c", f"from {LOKY}.resource_tracker import main; main(5, False)"],
            Child(f"{LOKY}.resource_tracker", "main", (5, False)),
        ),
        (  # from Python 3.13.13 and 3.14.4 on
            ["-c", FORK_SERVER, "program", "x"],
            Child(
                "multiprocessing.forkserver",
                "main",
                (3, 4, ["__main__"]),
                {"sys_argv": ["program", "x"], "sys_path": ["/a b"]},
            ),
        ),
        (
            launch.command("runner", "/folder")[1:],
            Child(RUNNER, "main", ("/folder",), path_first=launch.ALIAS),
        ),
    ],
)
def test_that_a_childs_command_line_says_what_it_is_to_do(arguments, expected):
    child = child_of(arguments)
    told = (child.module, child.function, child.values, dict(child.named), child.path_first)
    assert told == (expected.module, expected.function, expected.values, dict(expected.named), expected.path_first)


def test_that_a_child_sees_the_arguments_that_python_would_show_it():
    assert child_of(["-S", *launch.command("runner", "/folder")[1:]]).argv == (
        "-c", launch.ALIAS, RUNNER, "/folder",
    )  # fmt: skip
    assert child_of(["-m", f"{LOKY}.popen_loky_posix", "--pipe", "3"]).argv == (
        f"{LOKY}.popen_loky_posix", "--pipe", "3",
    )  # fmt: skip


@pytest.mark.parametrize(
    "arguments",
    [
        ["-c"],
        ["-m"],
        ["-c", "print(1)"],
        ["-c", "x = ("],
        ["-c", f"{TRACKER}; main(print(1))"],
        ["-c", f"{TRACKER}; main(5); print(1)"],
        ["-c", f"print(1); {TRACKER}; main(5)"],
        ["-c", f"import os; {TRACKER}; main(5)"],
        ["-c", f"{TRACKER} as run; run(5)"],
        ["-c", f"{TRACKER}; main(*[5])"],
        ["-c", "from multiprocessing.resource_tracker import ensure_running; ensure_running()"],
        ["-c", "from os import system; system('true')"],
        ["-c", "from .multiprocessing.resource_tracker import main; main(5)"],
        ["-c", "(" * 5_000],
        ["-c", launch.BOOT],
        ["-c", launch.BOOT, "/another/folder", RUNNER, "/folder"],
        ["-c", launch.BOOT, launch.ALIAS, "os", "/folder"],
        ["-c", launch.BOOT, launch.ALIAS, "parallelogram_engine.commands.parser", "/folder"],
        ["-c", f"{launch.BOOT} ", launch.ALIAS, RUNNER, "/folder"],
        ["-m", "json.tool"],
        ["-m", f"{LOKY}.resource_tracker"],
        ["-E", "-c", "print(1)"],
        ["--multiprocessing-fork"],
        ["--multiprocessing-fork", "tracker_fd=5"],
        ["--multiprocessing-fork", "pipe_handle=x"],
        ["--multiprocessing-fork", "pipe_handle=1", "more=2"],
        ["--multiprocessing-fork", "pipe_handle"],
    ],
)
def test_that_what_only_looks_like_a_child_is_unknown(arguments):
    with pytest.raises(UnknownChildError):
        child_of(arguments)


@pytest.mark.parametrize(
    "arguments",
    [[], ["run", "--strategy", "pool"], ["--version"], ["--help"], ["-h"], ["a.pgram"], ["list", "-c"], ["--selftest"]],
)
def test_that_a_persons_command_line_is_no_childs(arguments):
    assert child_of(arguments) is None


@given(st.lists(st.one_of(st.text(), st.sampled_from(WORDS))))
def test_that_nothing_but_the_known_is_ever_called(arguments):
    try:
        child = child_of(arguments)
    except UnknownChildError:
        return
    assert child is None or child.module in ("multiprocessing.spawn", f"{LOKY}.popen_loky_win32")


# As the streams of a child are on Windows where no terminal is; what was found is told in a file.
WITHOUT_STREAMS = """
import faulthandler, os, sys
from engine import frozen
from engine.inside.records import output
for number, name in enumerate(("stdin", "stdout", "stderr")):
    os.close(number)
    setattr(sys, name, None)
frozen.have_streams()
faulthandler.enable()
found = [sys.stdin.read(), sys.stdin.fileno(), sys.stdout.fileno(), sys.stderr.fileno()]
print("nowhere")
output.redirect(sys.argv[1])
print("printed")
print("complained", file=sys.stderr)
with open(sys.argv[1] + "/found", "w") as file:
    file.write(repr(found))
"""


def test_that_a_child_without_streams_gets_some_whose_output_the_run_can_have(tmp_path, pytestconfig):
    subprocess.run(
        [sys.executable, "-c", WITHOUT_STREAMS, str(tmp_path)], cwd=pytestconfig.rootpath, check=True, timeout=60
    )
    assert (tmp_path / "found").read_text() == repr(["", 0, 1, 2])
    (printed,) = tmp_path.glob("*.output")
    assert without_marks(printed.read_bytes()).decode().split() == ["printed", "complained"]


@pytest.mark.skipif(os.name != "posix", reason="the program is a shell's script")
class TestProgram:
    """main.py as a frozen program starts it, whose interpreter it is itself."""

    @pytest.mark.parametrize(
        ("arguments", "environment"), [(["-c", "print(1)"], {}), (["-m", "this"], {}), ([], {"PARALLELOGRAM_RUN": "x"})]
    )
    def test_that_an_unknown_child_ends_with_70_and_a_line(self, arguments, environment, program, sandbox):
        with Bounded([program, *arguments], 1, sandbox, environment) as tree:
            assert tree.to_the_end(60) == UNKNOWN
            out, err = tree.told()
            assert out == ""
            assert err.startswith("parallelogram: ")
            assert len(err.splitlines()) == 1

    def test_that_every_strategy_works_in_it_and_starts_no_process_too_many(self, program, sandbox):
        # Six jobs, each a process, and five more.
        with Bounded([program, "--selftest"], 6 + 5, sandbox) as tree:
            status = tree.to_the_end(100)
            assert status == 0, tree.told()
