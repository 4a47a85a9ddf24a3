"""What a function uses that was opened before its process was forked: what is certain, and what is not told."""

import json
import subprocess
import sys

import pytest

CONNECTED = "import sqlite3\ndb = sqlite3.connect({path!r})\ndef f(x):\n    return db.execute('select 1')\n"
OPENED = "FILE = open({path!r}, 'rb')\ndef f(x):\n    return FILE.read(x)\n"
SOCKET = "import socket\nline = socket.socket()\ndef f(x):\n    line.send(x)\n"
IN_HELPER = (
    "def read(x):\n    return FILE.read(x)\ndef f(x):\n    return [read(y) for y in x]\nFILE = open({path!r}, 'rb')\n"
)
WITHIN = "def f(x):\n    return [FILE.read(y) for y in x]\nwith open({path!r}, 'rb') as FILE:\n    {after}\n"
MADE_ANEW = OPENED + "def begin():\n    global FILE\n    FILE = open({path!r}, 'rb')\n"
ATTRIBUTE = "FILE = open({path!r}, 'rb')\ndef f(x):\n    return x.FILE\n"
UNUSED = "FILE = open({path!r}, 'rb')\ndef f(x):\n    return x\n"
APPENDED = "LOG = open({path!r}, 'ab')\ndef f(x):\n    LOG.write(b'x')\n"
CLOSED = "FILE = open({path!r}, 'rb')\nFILE.close()\ndef f(x):\n    return FILE.closed\n"
BY_OFFSETS = "import os\nFILE = open({path!r}, 'rb')\ndef f(x):\n    return os.pread(FILE.fileno(), 10, x)\n"
LISTENING = "import socket\nline = socket.create_server(('127.0.0.1', 0))\ndef f(x):\n    line.accept()\n"
PARCELS = "import socket\nline = socket.socket(type=socket.SOCK_DGRAM)\ndef f(x):\n    line.send(x)\n"
IN_MEMORY = "import sqlite3\ndb = sqlite3.connect(':memory:')\ndef f(x):\n    return db.execute('select 1')\n"


# A Python of its own: what pytest has running is not to be forked.
FORKING = """
import json, os, sys, types
from engine.inside.records import inherited
path, is_late = sys.argv[1], sys.argv[2] == "late"
module = types.ModuleType("own")
def load():
    sys.modules["own"] = module
    with open(path) as file:
        exec(compile(file.read(), path, "exec"), module.__dict__)
if not is_late:
    load()
before = inherited.look(module.f) if not is_late else []
inherited.is_worth_a_look(getattr(module, "f", None))
if os.fork():
    os.wait()
else:
    if is_late:
        load()
    print(json.dumps([before, inherited.look(module.f), inherited.look(module.f)]), flush=True)
    os._exit(0)
"""


@pytest.fixture
def in_fork(tmp_path):
    """What is found in the function ``f`` of a file: before a fork, in the child, and there again."""

    def told(code, when="before"):
        (tmp_path / "data").write_bytes(b"0123456789")
        path = tmp_path / "own.py"
        path.write_text(code.format(path=str(tmp_path / "data"), after="pass"))
        command = [sys.executable, "-c", FORKING, str(path), when]
        return json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)

    return told


@pytest.mark.parametrize(
    ("code", "name", "what", "line"),
    [(CONNECTED, "db", "connection", 2), (OPENED, "FILE", "file", 1), (SOCKET, "line", "socket", 2),
     (IN_HELPER, "FILE", "file", 5)],
    ids=["connection", "file", "socket", "in a function that is called"],
)  # fmt: skip
def test_that_what_was_opened_before_the_fork_is_told_once_with_its_line(code, name, what, line, in_fork, tmp_path):
    before, first, second = in_fork(code)
    assert first == [{"name": name, "what": what, "file": str(tmp_path / "own.py"), "line": line}]
    assert before == second == []


@pytest.mark.parametrize(
    "code",
    [MADE_ANEW, ATTRIBUTE, UNUSED, APPENDED, CLOSED, BY_OFFSETS, IN_MEMORY, WITHIN, LISTENING, PARCELS],
    ids=[
        "made anew",
        "attribute",
        "unused",
        "appended to",
        "closed",
        "by offsets",
        "in memory",
        "closed after a with",
        "listening",
        "parcels",
    ],
)
def test_that_what_is_not_certain_to_be_shared_is_not_told(code, in_fork):
    assert in_fork(code) == [[], [], []]


def test_that_a_file_that_is_imported_after_the_fork_opens_its_own(in_fork):
    assert in_fork(OPENED, "late") == [[], [], []]
