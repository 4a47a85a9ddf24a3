"""Copies of the checkout, and what the tests say of a mutant in one of them."""

import os
import shutil
import signal
import subprocess
import time
from pathlib import Path

ROOT = Path(__file__).parents[2]
_LONG_AGO_S = 1_000_000_000
_LEAST_S = 30.0
_TIMES_AS_LONG = 5.0


class Copy:
    """A checkout of its own in which one mutant after another is put; whatever its tests start ends with them."""

    def __init__(self, folder: Path) -> None:
        """Copy all that git knows of, as it is now."""
        self.folder = folder
        listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True).stdout
        for name in filter(None, listed.decode().split("\0")):
            if (ROOT / name).is_file():
                (folder / name).parent.mkdir(parents=True, exist_ok=True)
                shutil.copy2(ROOT / name, folder / name, follow_symlinks=False)
                # So that Python never takes a mutant for the module that it has compiled.
                os.utime(folder / name, (_LONG_AGO_S, _LONG_AGO_S), follow_symlinks=False)
        (folder / ".venv").symlink_to((ROOT / ".venv").resolve())
        self._took_s: dict[str, float] = {}

    def prepare(self, tests: str) -> None:
        """Run the tests on what is no mutant, and note how long they take. Raises AssertionError if they fail."""
        began_s = time.monotonic()
        passed, output = self._run(tests, 1_200.0, keeps=True)
        assert passed, f"The tests fail on what is no mutant: {tests}\n{output}"
        self._took_s[tests] = time.monotonic() - began_s

    def survives(self, path: str, code: str, tests: str) -> bool:
        """Whether the tests are content with a mutant; one in which they hang is caught."""
        file = self.folder / path
        source = file.read_bytes()
        try:
            file.write_text(code, encoding="utf-8")
            return self._run(tests, _LEAST_S + _TIMES_AS_LONG * self._took_s[tests])[0]
        finally:
            file.write_bytes(source)
            os.utime(file, (_LONG_AGO_S, _LONG_AGO_S))

    def _run(self, tests: str, most_s: float, keeps: bool = False) -> tuple[bool, str]:
        # The same examples each time, so that a mutant that is caught once is caught again.
        more = ["--hypothesis-profile", "mutants", "-p", "no:cacheprovider", "-x", "-q"]
        command = [".venv/bin/python", *([] if keeps else ["-B"]), "-m", "pytest", *more, *tests.split()]
        if os.getuid() == 0:  # which may have a PID namespace, in which one kill ends all
            command = ["bash", "tests/fresh/apart.sh", *command]
        if shutil.which("timeout"):  # so that it ends in time even if the one who waits for it is killed
            command = ["timeout", "--signal", "KILL", str(most_s + 5), *command]
        with subprocess.Popen(
            command, cwd=self.folder, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
            start_new_session=True, encoding="utf-8", errors="replace",
        ) as process:  # fmt: skip
            try:
                output, _ = process.communicate(timeout=most_s)
            except subprocess.TimeoutExpired:
                output = "timeout"
                os.killpg(process.pid, signal.SIGKILL)
            return process.wait() == 0, output[-3_000:]
