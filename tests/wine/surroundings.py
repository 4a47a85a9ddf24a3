"""What Windows puts around the program: consoles, how many may be waited for at once; and programs that run already:
``python -m tests.wine.surroundings``, in a Windows Python.
"""

import contextlib
import ctypes
import json
import subprocess
import sys
import tempfile
import threading
from ctypes import wintypes
from pathlib import Path

from tests.wine.trying import (
    LIMIT_S,
    MAIN,
    assert_gone,
    check,
    main,
    own_file,
    program,
    pythons,
    until_grown,
)

MOST = 60
PLAN = ["--items", "[1, 2]", "--workers", "2", "--quiet"]
CONSOLES = ("WineConsoleClass", "ConsoleWindowClass", "CASCADIA_HOSTING_WINDOW_CLASS")
GATE = """
import os, time

def through(gate):
    while not os.path.exists(gate):
        time.sleep(0.2)
    return os.getpid()
"""
STANDS = """
import time

def stand():
    while True:
        time.sleep(0.2)

print("up", flush=True)
stand()
"""
SHOWS_A_CONSOLE = "import subprocess, sys; subprocess.run([sys.argv[1], '-c', 'import time; time.sleep(2)'])"
# As a window watches a script.
WATCHES = """
import sys, time
from engine.inside.plan import Plan, Watch
from gui.session.supervising import watcher

watching, until_s = watcher(Plan.watching(Watch((sys.argv[1],)))), time.monotonic() + 300
try:
    while watching.poll().end is None:
        assert time.monotonic() < until_s
        time.sleep(0.1)
finally:
    watching.close()
"""


@contextlib.contextmanager
def consoles():
    """A list, into which come the console windows that are to be seen meanwhile."""
    user, seen, is_over = ctypes.WinDLL("user32"), [], threading.Event()

    @ctypes.WINFUNCTYPE(wintypes.BOOL, wintypes.HWND, wintypes.LPARAM)
    def look(window, _):
        name = ctypes.create_unicode_buffer(64)
        user.GetClassNameW(wintypes.HWND(window), name, 64)
        if name.value in CONSOLES and user.IsWindowVisible(wintypes.HWND(window)):
            seen.append(name.value)
        return True

    def look_on():
        while not is_over.wait(0.01):
            user.EnumWindows(look, 0)

    looking = threading.Thread(target=look_on)
    looking.start()
    try:
        yield seen
    finally:
        is_over.set()
        looking.join()


def without_a_console(*arguments):
    """Run a Python of the window's kind, which has no console, to its end; its status."""
    pythonw = Path(sys.executable).with_name("pythonw.exe")
    return subprocess.run([pythonw, *arguments], timeout=LIMIT_S, check=False).returncode


@contextlib.contextmanager
def standing():
    """A program that stands in a function of its own."""
    with tempfile.TemporaryDirectory() as folder:
        script = Path(folder, "stands.py")
        script.write_text(STANDS, encoding="utf-8")
        with subprocess.Popen([sys.executable, str(script)], stdout=subprocess.PIPE) as started:
            try:
                assert started.stdout.readline().strip() == b"up"
                yield started
            finally:
                started.kill()


@check
def no_console_is_seen_of_what_a_window_starts():
    with consoles() as seen:
        without_a_console("-c", SHOWS_A_CONSOLE, sys.executable)
    assert seen, "a console would not be noticed"
    with tempfile.TemporaryDirectory() as folder, standing() as other, consoles() as seen:
        function, script = own_file(folder, "work.py"), Path(folder, "script.py")
        script.write_text("import multiprocessing\n"
                          "if __name__ == '__main__':\n    print(multiprocessing.Pool(2).map(abs, [1]))\n")  # fmt: skip
        assert without_a_console(MAIN, "run", "--strategy", "joblib", "--function", function, *PLAN) == 0
        assert without_a_console("-c", WATCHES, str(script)) == 0
        assert without_a_console(MAIN, "attach", str(other.pid), "--timeout", "3", "--quiet") == 0
    assert not seen, seen


@check
def a_program_that_runs_already_is_looked_at_by_the_functions_of_its_own():
    with standing() as other:
        status, said, complained = program("attach", str(other.pid), "--timeout", "5", "--quiet", "--json", "-")
        assert other.poll() is None, "it is over"
    assert status == 0, complained
    run = json.loads(said[said.index("{") :])
    assert {worker["thread"] for worker in run["workers"]} == {other.pid}, run["workers"]
    assert {call["function"] for call in run["calls"]} == {"<module>", "stand"}, run["calls"]


@check
def sixty_workers_at_once_do_and_one_more_is_refused_in_a_line():
    before = pythons()
    with tempfile.TemporaryDirectory() as folder:
        file, gate = Path(folder, "gate.py"), Path(folder, "open")
        file.write_text(GATE, encoding="utf-8")
        items = json.dumps([str(gate)] * MOST)
        plan = ["--strategy", "executor", "--function", f"{file}:through", "--items", items, "--quiet", "--json", "-"]
        with subprocess.Popen([sys.executable, MAIN, "run", *plan, "--workers", str(MOST)],
                              stdout=subprocess.PIPE) as started:  # fmt: skip
            try:
                until_grown(started, MOST + 2)  # guardian and runner
                gate.touch()
                said = started.communicate(timeout=LIMIT_S)[0].decode()
            finally:
                started.kill()  # in any case
        run = json.loads(said[said.index("{") :])
        assert (started.returncode, run["outcome"], len(run["tasks"])) == (0, "finished", MOST), run["reason"]
        status, _, complained = program("run", *plan, "--workers", str(MOST + 1))
        assert (status, len(complained.strip().splitlines())) == (2, 1), complained
    assert_gone(before)


if __name__ == "__main__":
    sys.exit(main())
