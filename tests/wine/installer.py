"""The installer for Windows, tried: ``python -m tests.wine.installer SETUP.exe VERSION``, in a Windows Python."""

import os
import subprocess
import sys
import time
import winreg
from pathlib import Path

FOLDER = Path(os.environ["LOCALAPPDATA"], "Programs", "Parallelogram")
MENU = Path(os.environ["APPDATA"], "Microsoft", "Windows", "Start Menu", "Programs", "Parallelogram.lnk")
CLASSES, KIND = r"Software\Classes", "Parallelogram.run"
ENTRY = r"Software\Microsoft\Windows\CurrentVersion\Uninstall\Parallelogram"
LIMIT_S = 300


def value(key, name=""):
    """What stands in the person's registry; None if there is no such thing."""
    try:
        with winreg.OpenKey(winreg.HKEY_CURRENT_USER, key) as found:
            return winreg.QueryValueEx(found, name)[0]
    except FileNotFoundError:
        return None


def run(*command):
    """Run a program to its end; what it said."""
    done = subprocess.run(command, capture_output=True, timeout=LIMIT_S, check=False, encoding="utf-8")
    assert done.returncode == 0, (command, done.returncode, done.stderr)
    return done.stdout


def assert_installed(version):
    """All that the installer should have made."""
    assert run(FOLDER / "parallelogram-cli.exe", "--version").strip() == f"Parallelogram {version}"
    assert value(rf"{CLASSES}\.pgram") == KIND
    assert value(rf"{CLASSES}\{KIND}\shell\open\command") == f'"{FOLDER}\\parallelogram.exe" "%1"'
    assert value(ENTRY, "DisplayVersion") == version
    assert MENU.exists()


def main(setup, version):
    """Install it twice, as who updates does, and remove it; a file of the person's own in there stays."""
    run(setup, "/S")
    assert_installed(version)
    old = FOLDER / "_internal" / "of-an-older-version"
    old.touch()
    run(setup, "/S")
    assert_installed(version)
    assert not old.exists(), "files of an older version stay"
    own = FOLDER / "own.txt"
    own.touch()
    run(*[part.strip('"') for part in value(ENTRY, "QuietUninstallString").rsplit(" ", 1)])
    until_s = time.monotonic() + LIMIT_S  # it goes on by itself
    while (left := os.listdir(FOLDER)) != ["own.txt"] or value(ENTRY, "DisplayName") is not None:
        assert time.monotonic() < until_s, left
        time.sleep(0.2)
    assert [value(rf"{CLASSES}\{each}") for each in (".pgram", KIND)] == [None, None]
    assert value(r"Software\Parallelogram", "Folder") is None
    assert not MENU.exists()
    own.unlink()
    FOLDER.rmdir()
    print("right  the installer: installed, updated, removed")
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
