"""Copies of the checkout, and what the tests say of a mutant in one of them."""

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
_LONG_AGO_S = 1_000_000_000
_LEAST_CPU_S, _LEAST_ASLEEP_S = 3.0, 20.0
_TIMES_AS_LONG = 3.0


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
        self._limits_s: dict[str, tuple[float, ...]] = {}
        command = [".venv/bin/python", "tests/mutants/forking.py"]
        if os.getuid() == 0:  # which may have a PID namespace, in which one kill ends all
            command = ["bash", "tests/fresh/apart.sh", *command]
        self._sessions = subprocess.Popen(
            command, cwd=folder, stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8", start_new_session=True
        )

    def came_of(self, path: str, code: str, tests: str) -> str:
        """What comes of the tests on a mutant: "passed", "failed", or "hung".

        Raises AssertionError if they fail on what is no mutant.
        """
        if tests not in self._limits_s:
            self._limits_s[tests] = self._prepared(tests)
        file = self.folder / path
        source = file.read_bytes()
        try:
            file.write_text(code, encoding="utf-8")
            return str(self._asked(tests, *self._limits_s[tests])["came"])
        finally:
            file.write_bytes(source)
            os.utime(file, (_LONG_AGO_S, _LONG_AGO_S))

    def close(self) -> None:
        """Nothing more is tried; all that it has started ends."""
        assert self._sessions.stdin is not None
        self._sessions.stdin.close()
        self._sessions.wait()

    def _prepared(self, tests: str) -> tuple[float, ...]:
        """Run the tests on what is no mutant. Returns how long they may compute, and wait."""
        answer = self._asked(tests, None, None)
        assert answer["came"] == "passed", f"The tests fail on what is no mutant: {tests}\n{answer['output']}"
        least_s = {"cpu_s": _LEAST_CPU_S, "asleep_s": _LEAST_ASLEEP_S}
        return tuple(least + _TIMES_AS_LONG * answer[name] for name, least in least_s.items())

    def _asked(self, tests: str, cpu_s: float | None, asleep_s: float | None) -> dict[str, Any]:
        # The same examples each time, so that a mutant that is caught once is caught again; and pytest would like to
        # rewrite what is imported already.
        rewritten = ["-W", "ignore:Module already imported:pytest.PytestAssertRewriteWarning"]
        more = ["--hypothesis-profile", "mutants", "-p", "no:cacheprovider", "-x", "-q", *rewritten]
        question = {"arguments": [*more, *tests.split()], "cpu_s": cpu_s, "asleep_s": asleep_s}
        assert self._sessions.stdin is not None
        assert self._sessions.stdout is not None
        self._sessions.stdin.write(json.dumps(question) + "\n")
        self._sessions.stdin.flush()
        answer: dict[str, Any] = json.loads(self._sessions.stdout.readline())
        return answer
