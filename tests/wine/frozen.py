"""The application for Windows, tried: ``python -m tests.wine.frozen FOLDER VERSION``, in a Windows Python."""

import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pefile
import psutil

from tests.wine.trying import own_file

LIMIT_S = 400
_WINDOW_SUBSYSTEM, _TERMINAL_SUBSYSTEM = 2, 3  # IMAGE_SUBSYSTEM_WINDOWS_GUI, …_CUI
_ICONS = pefile.RESOURCE_TYPE["RT_GROUP_ICON"]
_GUARDIAN_RUNNER = 2


def told(*command):
    """What a program says that ends well."""
    done = subprocess.run(
        command, capture_output=True, timeout=LIMIT_S, check=False, encoding="utf-8", errors="replace"
    )
    assert done.returncode == 0, (command, done.returncode, done.stdout, done.stderr)
    return done.stdout


def looks(program, version, subsystem):
    """Its version, its icon, and whether it has a console."""
    with pefile.PE(program) as image:
        texts = {
            name.decode(): text.decode()
            for information in image.FileInfo[0]
            if information.Key == b"StringFileInfo"
            for table in information.StringTable
            for name, text in table.entries.items()
        }
        assert (texts["ProductName"], texts["ProductVersion"]) == ("Parallelogram", version), texts
        assert texts["OriginalFilename"] == program.name, texts
        assert image.OPTIONAL_HEADER.Subsystem == subsystem
        assert any(entry.id == _ICONS for entry in image.DIRECTORY_ENTRY_RESOURCE.entries), "it has no icon"


def runs_own_functions(terminal):
    """A function of one's own, in the application's own Python."""
    with tempfile.TemporaryDirectory() as folder:
        function = own_file(folder, "work.py")
        for strategy in ("process", "pool", "executor", "joblib"):
            plan = ["--strategy", strategy, "--function", function, "--items", "[1, 2]", "--workers", "2"]
            said = told(terminal, "run", *plan, "--quiet", "--json", "-")
            results = [task["result"] for task in json.loads(said[said.index("{") :])["tasks"]]
            assert results == ["2", "4"], (strategy, results)


def _own_children(pid):
    """What comes of a process and is the application: what Wine starts once, such as its explorer, lives on."""
    return [each for each in psutil.Process(pid).children(recursive=True) if each.name().startswith("parallelogram")]


def opens_a_window(program):
    """It opens, has a runner ready, and leaves nobody behind when it is killed."""
    with subprocess.Popen([program]) as window:
        until_s = time.monotonic() + LIMIT_S
        while len(children := _own_children(window.pid)) < _GUARDIAN_RUNNER:
            assert window.poll() is None, window.returncode
            assert time.monotonic() < until_s, children
            time.sleep(0.5)
        window.kill()
    left = psutil.wait_procs(children, timeout=60)[1]
    assert not left, left


def main(folder, version):
    """All of it, a line each."""
    window, terminal = (Path(folder).resolve() / name for name in ("parallelogram.exe", "parallelogram-cli.exe"))
    looks(window, version, _WINDOW_SUBSYSTEM)
    looks(terminal, version, _TERMINAL_SUBSYSTEM)
    assert told(terminal, "--version").strip() == f"Parallelogram {version}"
    print("right  version resource, icon, console", flush=True)
    tried = told(terminal, "--selftest").strip().splitlines()
    assert any("joblib" in line for line in tried), tried
    print(f"right  self-test: {tried[-1]}", flush=True)
    runs_own_functions(terminal)
    print("right  functions of one's own", flush=True)
    opens_a_window(window)
    print("right  window", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
