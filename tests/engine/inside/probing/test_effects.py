"""What a call does beside computing. In processes of their own, as a hook stays."""

import json
import subprocess
import sys

import pytest

from tests.e2e.main_py import ROOT

_START = """
import json, sys
sys.path.insert(0, {root!r})
import os, shutil, socket, subprocess, tempfile
from engine.inside.probing.effects import Effects
told = []
effects = Effects("/nowhere/run", lambda kind, what: told.append((kind, what)))
open(os.devnull, "w").close()
effects.is_on = True
{text}
effects.is_on = False
print(json.dumps([told, effects.are_lasting]))
"""


def seen(text, folder):
    done = subprocess.run(
        [sys.executable, "-c", _START.format(root=str(ROOT), text=text)],
        capture_output=True, check=False, timeout=60, cwd=folder, encoding="utf-8", stdin=subprocess.DEVNULL,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    told, are_lasting = json.loads(done.stdout)
    return [kind for kind, _ in told], [what for _, what in told], are_lasting


@pytest.mark.parametrize(
    ("text", "kinds", "are_lasting"),
    [
        ("open('a.txt', 'w').close()", ["writes"], True),
        ("open('a.txt', 'w').close(); open('b.txt', 'a').close()", ["writes"], True),
        ("os.close(os.open('c', os.O_WRONLY | os.O_CREAT))", ["writes"], True),
        ("os.mkdir('d')", ["writes"], True),
        ("open(sys.executable, 'rb').close()", [], False),
        ("open(os.devnull, 'w').write('x')", [], False),
        ("print('x', end='', file=sys.stderr)", [], False),
        ("sum(range(1000))", [], False),
        ("subprocess.run(['true'])", ["starts"], True),
    ],
)
def test_that_what_lasts_is_seen_once_by_kind_and_reading_is_not(text, kinds, are_lasting, tmp_path):
    found, _, lasts = seen(text, tmp_path)
    assert [kind for kind in found if kind != "writes" or "writes" in kinds] == kinds
    assert lasts is are_lasting


def test_that_what_a_call_forks_is_its_own(tmp_path):
    text = "child = os.fork()\nif not child:\n    open('a.txt', 'w').close()\n    os._exit(0)\nos.waitpid(child, 0)"
    assert seen(text, tmp_path)[2] is True


def test_that_the_file_is_named(tmp_path):
    _, (what,), _ = seen("open('a.txt', 'w').close()", tmp_path)
    assert what == "a.txt"


def test_that_to_connect_is_told_and_does_not_last(tmp_path):
    kinds, _, lasts = seen(
        "s = socket.socket(); s.settimeout(0.2); s.connect_ex(('127.0.0.1', 9)); s.close()", tmp_path
    )
    assert (kinds, lasts) == (["connects"], False)
