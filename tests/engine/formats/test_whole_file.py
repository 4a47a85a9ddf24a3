"""A file is replaced as a whole or not at all, whatever fails, and whenever the program is killed."""

import os
import pathlib
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest

from engine.formats import container, whole_file
from engine.formats.container import write
from engine.formats.whole_file import whole_file as replaced

ROOT = pathlib.Path(__file__).parents[3]
OLD = b"what was there before"
PARTS = {"a": np.arange(1_000), "b": np.arange(70_000), "c": np.zeros(0, np.uint8)}


class Wire:
    """Does what ``trip`` says at one of the calls that go through it, counted from 0."""

    def __init__(self, at, trip):
        self.at, self.trip, self.calls = at, trip, []

    def __call__(self, name, what, *arguments):
        self.calls.append(name)
        if len(self.calls) - 1 == self.at:
            if name == "write":  # some of it comes to the disk
                what(bytes(arguments[0])[: len(arguments[0]) // 2])
            self.trip()
        return what(*arguments)


class File:
    """A file whose calls go through a wire."""

    def __init__(self, file, wire):
        self._file, self._wire = file, wire

    def __enter__(self):
        return self

    def __exit__(self, *error):
        try:
            self._wire("close", lambda: None)
        finally:
            self._file.close()

    def writelines(self, pieces):
        for piece in pieces:
            self.write(piece)

    def __getattr__(self, name):
        return lambda *arguments: self._wire(name, getattr(self._file, name), *arguments)


class Os:
    """The module, whose calls that write go through a wire."""

    def __init__(self, wire):
        self._wire = wire

    def __getattr__(self, name):
        if name not in ("replace", "fsync", "open", "close"):
            return getattr(os, name)
        return lambda *arguments: self._wire(name, getattr(os, name), *arguments)


def save_over(path, wire):
    """Replace a file of ``OLD`` by a new one, through a wire."""
    whole_file.open = lambda *arguments: File(wire("open", open, *arguments), wire)
    whole_file.os = Os(wire)
    try:
        with replaced(path) as file:
            write(file, {"new": True}, PARTS)
    finally:
        whole_file.os = os
        del whole_file.open


def all_calls(path):
    """How many calls it takes when nothing fails, and what is written."""
    wire = Wire(-1, None)
    save_over(str(path), wire)
    return wire.calls, path.read_bytes()


def fail():
    raise OSError(28, "No space left on device")


def test_that_it_is_synced_before_it_gets_its_name_and_the_folder_after(tmp_path):
    calls, _ = all_calls(tmp_path / "run.pgram")
    assert calls[0] == "open"
    assert calls.count("write") >= 3
    assert calls.index("fsync") < calls.index("replace")
    if os.name == "posix":  # elsewhere no folder can be opened
        assert calls.index("replace") < len(calls) - calls[::-1].index("fsync") - 1


def test_that_what_is_no_file_is_written_to_and_stays_what_it_is(tmp_path):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with ThreadPoolExecutor(1) as other:
        read = other.submit(pipe.read_bytes)
        with replaced(str(pipe)) as file:
            file.write(OLD)
        assert read.result() == OLD
    assert pipe.is_fifo()
    assert os.listdir(tmp_path) == ["pipe"]


def test_that_whichever_call_fails_the_old_file_or_the_new_one_is_there(tmp_path):
    path = tmp_path / "run.pgram"
    calls, new = all_calls(path)
    for at, name in enumerate(calls):
        path.write_bytes(OLD)
        is_over = calls.index("replace") < at
        try:
            save_over(str(path), Wire(at, fail))
        except OSError as error:
            failed = error.errno
        else:
            failed = None
        assert failed == (None if is_over else 28), name
        assert path.read_bytes() == (new if is_over else OLD)
        assert [each.name for each in tmp_path.iterdir()] == ["run.pgram"]


KILLED = """
import os, pathlib, signal, sys, time
from tests.engine.formats.test_whole_file import OLD, Wire, all_calls, save_over
path = pathlib.Path(sys.argv[1])
calls, new = all_calls(path)
found = []
for at in range(len(calls)):
    path.write_bytes(OLD)
    child = os.fork()
    if not child:
        save_over(str(path), Wire(at, lambda: os.kill(os.getpid(), signal.SIGKILL) or time.sleep(60)))
        os._exit(0)
    _, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status), (at, status)
    there = path.read_bytes()
    found.append("old" if there == OLD else "new" if there == new else "broken")
print(len(calls), found.count("old"), found.count("new"), found.count("broken"))
"""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="processes cannot be forked here")
def test_that_whenever_it_is_killed_the_old_file_or_the_new_one_is_there(tmp_path):
    arguments = [sys.executable, "-c", KILLED, str(tmp_path / "run.pgram")]
    done = subprocess.run(arguments, cwd=ROOT, capture_output=True, text=True, check=False, timeout=100)
    assert done.returncode == 0, done.stderr
    calls, old, new, broken = map(int, done.stdout.split())
    assert (broken, old + new) == (0, calls)
    # Only from its closing to its renaming has the new file a name that is not its own yet.
    assert len([each for each in tmp_path.iterdir() if each.name != "run.pgram"]) <= 2
    assert old > 5
    assert new >= 1


def test_that_two_threads_may_replace_one_file_at_once(tmp_path):
    path = tmp_path / "run.pgram"
    with ThreadPoolExecutor(1) as other, replaced(str(path)) as file:
        file.write(b"the last one")

        def replace():
            with replaced(str(path)) as theirs:
                theirs.write(b"the first")

        other.submit(replace).result()
        assert path.read_bytes() == b"the first"
    assert path.read_bytes() == b"the last one"
    assert [each.name for each in tmp_path.iterdir()] == ["run.pgram"]


def test_that_a_link_stays_one_and_its_file_is_replaced(tmp_path):
    (tmp_path / "real.pgram").write_bytes(OLD)
    (tmp_path / "link.pgram").symlink_to("real.pgram")
    with replaced(str(tmp_path / "link.pgram")) as file:
        file.write(b"new")
    assert (tmp_path / "link.pgram").is_symlink()
    assert (tmp_path / "real.pgram").read_bytes() == b"new"


def test_that_a_written_container_reads_as_it_was(tmp_path):
    path = tmp_path / "run.pgram"
    all_calls(path)
    with container.opened(str(path)) as file:
        assert file.head == {"new": True}
        for name, numbers in PARTS.items():
            assert np.array_equal(file.part(name, "u i", 10**6), numbers)
        file.end()
