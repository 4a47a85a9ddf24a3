"""Commands that a test waits for."""

import os
import subprocess


def done(*command, environment=None, folder=None, most_s=100.0):
    """What a command prints; AssertionError with all that it says, if it fails."""
    ended = run(*command, environment={**os.environ, **(environment or {})}, folder=folder, most_s=most_s)
    assert ended.returncode == 0, f"{command}: {ended.returncode} {ended.stdout} {ended.stderr}"
    return ended.stdout


def make(*arguments, folder, environment=None, most_s=60.0):
    """What came of ``make``, called as by a person: nothing of a make that runs the tests gets into it."""
    ours = {"PYTHON", "TESTS", "DEBIANS", "DISPLAY", "WAYLAND_DISPLAY"}
    inherited = {name: value for name, value in os.environ.items() if not name.startswith("MAKE") and name not in ours}
    return run("make", *arguments, environment={**inherited, **(environment or {})}, folder=folder, most_s=most_s)


def run(*command, environment, folder, most_s):
    """What came of a command that nobody types anything to."""
    return subprocess.run(
        [*map(str, command)],
        env=environment,
        cwd=folder,
        capture_output=True,
        check=False,
        stdin=subprocess.DEVNULL,
        timeout=most_s,
        encoding="utf-8",
    )
