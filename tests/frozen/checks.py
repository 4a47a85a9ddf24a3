"""What is checked of the application. Each raises AssertionError, or says in a few words what it has found."""

import json
import os
import shutil
import signal
import sys
from pathlib import Path

from engine.commands.selftest import BESIDE_WORKERS_MOST
from engine.frozen import UNKNOWN
from engine.inside.launch import BOOT

from .bound import Bounded

SIZE_MOST_BYTES = 250_000_000
_OWN = Path(__file__).parent / "own.py"
_MOST_S = 120.0
_OFFSCREENS_WORDS = "This plugin does not support propagateSizeHints()"
_WINDOW_GUARDIAN_RUNNER = 3


class Application:
    """The folder with the two programs."""

    def __init__(self, folder, sandbox):
        self.folder = Path(folder).resolve()
        self.sandbox = sandbox
        suffix = ".exe" if os.name == "nt" else ""
        self.window = self.folder / f"parallelogram{suffix}"
        self.terminal = self.folder / f"parallelogram-cli{suffix}"

    def start(self, *command, workers, environment=None):
        """Start one of the programs, with as many processes as a plan of so many workers may have."""
        return Bounded(command, workers + BESIDE_WORKERS_MOST, self.sandbox, environment)

    def size_bytes(self):
        """What it takes, unpacked. A link is not what it points to."""
        return sum(path.lstat().st_size for path in self.folder.rglob("*"))


def results(application, name, items, strategy, options, python, file=_OWN):
    """What the tasks of a run in the terminal gave, as it stands in the JSON."""
    command = [application.terminal, "run", "--function", f"{file}:{name}", "--items", items, "--strategy", strategy]
    command += ["--workers", "2", "--quiet", "--json", "-"]
    for option in options:
        command += ["--option", option]
    if python is not None:
        command += ["--python", python]
    # The check of the function is a call in a process of its own, and it may start one as well.
    with application.start(*command, workers=2 * 2) as tree:
        status = tree.to_the_end(_MOST_S)
        out, err = tree.told()
        assert status == 0, out + err
        return [task["result"] for task in json.loads(out)["tasks"]]


def size(application):
    """It is at most 250 MB."""
    found = application.size_bytes()
    assert found <= SIZE_MOST_BYTES, f"{found / 1e6:.0f} MB"
    return f"{found / 1e6:.0f} MB"


def languages(application):
    """Its translations are in it."""
    with application.start(application.terminal, "--lang", "ko", "--help", workers=0) as tree:
        status = tree.to_the_end(_MOST_S)
        out, err = tree.told()
        assert (status, err) == (0, ""), err
        assert out.startswith(f"사용법: {application.terminal.stem} ["), out
        return "English and Korean"


def unknown_children(application):
    """What looks like a child and is none ends with status 70, a line, and no window; none of its code is run."""
    alias = str(application.folder / "_internal" / "engine" / "inside" / "alias")
    wrong = (
        ["-c", "print('ran')"],
        ["-B", "-S", "-c", "from multiprocessing.resource_tracker import main; main(print('ran'))"],
        ["-c", "from os import system; system('echo ran')"],
        ["-c", BOOT, alias, "parallelogram_engine.commands.parser", "x"],
        ["-c", BOOT, str(application.sandbox.temporary), "parallelogram_engine.runner", "x"],
        ["-m", "this"],
        ["--multiprocessing-fork", "nothing"],
    )
    inside_a_run = {"PARALLELOGRAM_RUN": "/a/run"}
    for program in (application.window, application.terminal):
        for arguments, environment in (*((each, None) for each in wrong), ([], inside_a_run), (["list"], inside_a_run)):
            with Bounded([program, *arguments], 1, application.sandbox, environment) as tree:
                status = tree.to_the_end(_MOST_S)
                out, err = tree.told()
                assert (status, out) == (UNKNOWN, ""), f"{arguments}: {status} {out} {err}"
                assert len(err.splitlines()) == 1, err
    return f"{2 * (len(wrong) + 2)} refused"


def selftest(application):
    """Every strategy works, with no more processes than its workers and five."""
    jobs = 6  # of the self-test, each a process
    with application.start(application.terminal, "--selftest", workers=jobs) as tree:
        status = tree.to_the_end(_MOST_S)
        out, err = tree.told()
        assert status == 0, out + err
        return f"{out.splitlines()[-1]} At most {tree.most} processes."


def own_function(application):
    """A function of one's own runs in the program, and in a Python of one's own from the program."""
    for strategy, options in (
        ("pool", ["start_method=spawn"]),
        ("process", ["start_method=forkserver"]),
        ("joblib", []),
    ):
        for python in (None, sys.executable):
            told = results(application, "told", '["a", "b"]', strategy, options, python)
            assert told == [f"'{item} colorsys [] {python is None}'" for item in "ab"], told
    return "3 strategies, in 2 Pythons"


def names_of_neighbours(application):
    """Beside the user's file, a module with the library's name does not take its place, and one with ours is theirs."""
    folder = Path(application.sandbox.temporary) / "theirs"
    folder.mkdir()
    try:
        (folder / "random.py").write_text("1 / 0", encoding="utf-8")
        for name in ("engine", "gui", "rich"):
            (folder / f"{name}.py").write_text("OWNER = 'theirs'", encoding="utf-8")
        (folder / "work.py").write_text(
            "import engine, gui, random, rich\n"
            "def told(item):\n"
            "    return [module.OWNER for module in (engine, gui, rich)], random.Random(1).random() < 1\n",
            encoding="utf-8",
        )
        for options in ([], ["start_method=spawn"], ["start_method=forkserver"]):
            told = results(application, "told", "[1, 2]", "pool", options, None, folder / "work.py")
            assert told == ["(['theirs', 'theirs', 'theirs'], True)"] * 2, told
    finally:
        shutil.rmtree(folder)
    return "random is the library's; engine, gui and rich are theirs"


def programs_of_tasks(application):
    """A task that starts ``sys.executable`` gets no window and no run, but status 70."""
    items = '[[], ["-c", "print(1)"], ["own.py"], ["run"]]'
    told = results(application, "starts_python", items, "executor", ["start_method=spawn"], None)
    assert told == [str(UNKNOWN)] * 4, told
    return "4 refused"


def window(application):
    """The window opens, with a warm runner; on SIGTERM it closes and leaves nothing."""
    environment = {} if os.environ.get("DISPLAY") else {"QT_QPA_PLATFORM": "offscreen"}
    with application.start(application.window, workers=0, environment=environment) as tree:
        tree.until(lambda: len(tree.pids()) >= _WINDOW_GUARDIAN_RUNNER, _MOST_S, "a warm runner")
        program = tree.pids()[0]
        tree.until(lambda: _catches(program, signal.SIGTERM), _MOST_S, "the window")
        os.kill(program, signal.SIGTERM)
        status = tree.to_the_end(_MOST_S)
        assert status == 0, f"{status} {tree.told()}"
        out, err = tree.told()
        assert (out, set(err.splitlines()) - {_OFFSCREENS_WORDS}) == ("", set()), out + err
        return f"at most {tree.most} processes"


CHECKS = (size, languages, unknown_children, selftest, own_function, names_of_neighbours, programs_of_tasks, window)


def _catches(pid, number):
    """Whether a process has a handler for a signal (proc_pid_status(5), SigCgt)."""
    status = Path(f"/proc/{pid}/status")
    if not status.exists():  # another system than Linux, where the signal's end alone can be seen
        return True
    caught = next(line for line in status.read_text(encoding="ascii").splitlines() if line.startswith("SigCgt"))
    return bool(int(caught.split()[1], 16) >> (number - 1) & 1)
