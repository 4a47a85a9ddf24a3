"""What a process prints goes into a file of its own."""

import os
import subprocess
import sys

_PRINT = """
import os, sys
sys.path.insert(0, sys.argv[1])
from engine.records import output
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
        capture_output=True,
        check=False,
        timeout=30,
        stdin=subprocess.DEVNULL,
    )
    return process.stdout, {file.name: file.read_bytes() for file in folder.iterdir()}


def test_that_both_streams_and_child_programs_print_there_in_order_and_a_kill_loses_no_line(tmp_path, pytestconfig):
    elsewhere, files = _printed(tmp_path, pytestconfig.rootpath, "alone")
    (text,) = files.values()
    assert text.decode().splitlines()[-4:] == ["after \\udc80 é", "error", "child", "last"]
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
