"""The bound itself: a program that starts itself without end is ended, whole."""

import os
import sys

import pytest

from tests.frozen import bound
from tests.frozen.bound import Bounded, RunawayError

# At the worst it is over after 40 generations.
_RUNAWAY = """
import os, subprocess, sys, time
left = int(sys.argv[1])
if left:
    subprocess.Popen([sys.executable, __file__, str(left - 1)], start_new_session=True)
time.sleep(60)
"""


@pytest.fixture(params=["namespace", "no namespace"])
def each_way(request, monkeypatch):
    if request.param == "no namespace":
        monkeypatch.setattr(bound, "namespace", lambda: ())
    elif not bound.namespace():
        pytest.skip("there are no PID namespaces here")


def test_that_a_program_that_starts_itself_without_end_is_ended_whole(each_way, tmp_path, sandbox):
    script = tmp_path / "runaway.py"
    script.write_text(_RUNAWAY, encoding="utf-8")
    with Bounded([sys.executable, script, 40], 6, sandbox) as tree:
        with pytest.raises(RunawayError, match="may be 6"):
            tree.to_the_end(60)
        assert not sandbox.processes()


def test_that_processes_are_counted_with_the_program(each_way, sandbox):
    code = "import subprocess, sys; subprocess.run([sys.executable, '-c', 'import time; time.sleep(0.5)'])"
    with Bounded([sys.executable, "-c", code], 2, sandbox) as tree:
        assert tree.to_the_end(60) == 0
        assert tree.most == 2


def test_that_status_and_words_are_the_programs(each_way, sandbox):
    with Bounded([sys.executable, "-c", "print('a'); raise SystemExit('b')"], 1, sandbox) as tree:
        assert tree.to_the_end(60) == 1
        assert [text.strip() for text in tree.told()] == ["a", "b"]


def test_that_the_environment_is_added_to(each_way, sandbox):
    with Bounded([sys.executable, "-c", "import os; print(os.environ['ADDED'])"], 1, sandbox, {"ADDED": "x"}) as tree:
        assert tree.to_the_end(60) == 0
        assert tree.told()[0].strip() == "x"
    assert "ADDED" not in os.environ
