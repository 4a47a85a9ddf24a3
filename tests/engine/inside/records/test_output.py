"""What a process prints goes into a file of its own."""

import errno
import os
import subprocess
import sys

import pytest

from engine.inside.records.output import ERRORS_BEGIN, ERRORS_END, without_marks
from engine.inside.records.reader import FolderReader

_PRINT = """
import os, sys
sys.path.insert(0, sys.argv[1])
from engine.inside.records import output
print("before")
output.redirect(sys.argv[2])
output.redirect(sys.argv[2])
print("after", "\\udc80", "é")
print("error", file=sys.stderr)
os.system("echo child")
if sys.argv[3] == "fork" and not os.fork():
    output.redirect(sys.argv[2])
    print("forked")
    os._exit(0)
elif sys.argv[3] == "fork":
    os.wait()
print("last")
os.kill(os.getpid(), 9)
"""


def _printed(folder, root, how):
    process = subprocess.run(
        [sys.executable, "-c", _PRINT, str(root), str(folder), how],
        env={name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"},
        capture_output=True,
        check=False,
        timeout=30,
        stdin=subprocess.DEVNULL,
    )
    return process.stdout, {file.name: file.read_bytes() for file in folder.iterdir()}


def test_that_both_streams_and_child_programs_print_there_in_order_and_a_kill_loses_no_line(tmp_path, pytestconfig):
    elsewhere, files = _printed(tmp_path, pytestconfig.rootpath, "alone")
    (text,) = files.values()
    assert ERRORS_BEGIN + b"error" + os.linesep.encode() + ERRORS_END in text
    assert without_marks(text).decode().splitlines()[-4:] == ["after \\udc80 é", "error", "child", "last"]
    # What was printed but not written out before belongs to whoever reads it first; it is not lost.
    assert b"before" in elsewhere + text


def test_that_a_forked_process_prints_into_a_file_of_its_own(tmp_path, pytestconfig):
    _, files = _printed(tmp_path, pytestconfig.rootpath, "fork")
    assert len(files) == 2
    assert sorted(text.decode().splitlines()[-1] for text in files.values()) == ["forked", "last"]


def test_that_the_file_is_private(tmp_path, pytestconfig):
    _printed(tmp_path, pytestconfig.rootpath, "alone")
    (file,) = tmp_path.iterdir()
    assert file.stat().st_mode & 0o777 == 0o600


def test_that_a_file_that_cannot_be_made_leaves_the_streams_as_they_are(tmp_path, pytestconfig):
    printed = subprocess.run(
        [sys.executable, "-c", _PRINT, str(pytestconfig.rootpath), os.devnull, "alone"],
        capture_output=True,
        check=False,
        timeout=30,
        stdin=subprocess.DEVNULL,
    )
    assert printed.stdout.decode().splitlines()[-1] == "last"


_A_STREAM_OF_ITS_OWN = """
import gc, sys
sys.path.insert(0, sys.argv[1])
from engine.inside.records import output
sys.stdout = own = open(sys.stdout.fileno(), "w", encoding="utf8", buffering=1)
output.redirect(sys.argv[2])
gc.collect()
print("still open")
assert sys.stdout is own
"""


_WHILE_ANOTHER_THREAD_PRINTS = """
import sys
sys.path.insert(0, sys.argv[1])
from engine.inside.records import output
held = sys.stdout
at = []

def print_between(frame, event, _):  # at each call and return, where another thread may get its turn
    if frame.f_code.co_name == "_renew":
        print("line", len(at), file=held)
        at.append(event)

sys.setprofile(print_between)
output.redirect(sys.argv[2])
sys.setprofile(None)
held.flush()
print("in all", len(at))
"""


def _lines_printed(program, folder, root):
    subprocess.run(
        [sys.executable, "-c", program, str(root), str(folder)],
        check=True,
        timeout=30,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
    )
    (file,) = folder.glob("*.output")
    return file.read_text(encoding="utf-8").splitlines()


def test_that_a_stream_that_owns_its_descriptor_stays_open(tmp_path, pytestconfig):
    assert _lines_printed(_A_STREAM_OF_ITS_OWN, tmp_path, pytestconfig.rootpath) == ["still open"]


def test_that_a_thread_can_print_at_every_moment_of_it_and_no_line_is_lost(tmp_path, pytestconfig):
    *lines, last = _lines_printed(_WHILE_ANOTHER_THREAD_PRINTS, tmp_path, pytestconfig.rootpath)
    assert sorted(lines) == sorted(f"line {number}" for number in range(len(lines)))
    assert last == f"in all {len(lines)}"
    assert len(lines) > 10


_ON_A_FULL_DISK = """
import logging, resource, sys
sys.path.insert(0, sys.argv[1])
from engine.inside.records import output
resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))  # which is what a full disk is like, without filling one
logging.basicConfig()  # it holds on to the stream that there is now
before, name = sys.stdout, sys.stdout.name
output.redirect(sys.argv[2])
for _ in range(100):
    print("x" * 99)
    print("z" * 99, file=before)
    sys.stdout.buffer.write(b"b" * 99 + b"\\n")
    sys.stdout.flush()
logging.warning("y" * 99)
assert sys.stdout is sys.__stdout__
assert sys.stdout.name == name
assert sys.stdout.writable() and sys.stdout.fileno() == 1
"""


@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_that_printing_on_a_full_disk_does_the_task_no_harm_and_what_is_missing_is_counted(
    unbuffered, tmp_path, pytestconfig
):
    subprocess.run(
        [sys.executable, "-c", _ON_A_FULL_DISK, str(pytestconfig.rootpath), str(tmp_path)],
        check=True,
        timeout=30,
        stdin=subprocess.DEVNULL,
        env={**os.environ, "PYTHONUNBUFFERED": unbuffered},
    )
    (file,) = tmp_path.glob("*.output")
    reader = FolderReader(str(tmp_path))
    assert reader.missing().number == errno.EFBIG
    assert file.stat().st_size + reader.missing().printed_bytes == 300 * 100 + len("WARNING:root:\n") + 99
