"""The environment of what is started in the user's Python, and how a task sees it as the user left it."""

import os
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.records import environment


@given(st.dictionaries(st.sampled_from(["PATH", "PYTHONHOME", "PYTHONSAFEPATH", "A"]), st.text(max_size=5)))
def test_that_only_two_variables_are_touched_and_the_callers_are_not(own):
    before = dict(own)
    for python in (None, "/other/python"):
        made = environment.protected(python, own)
        assert own == before
        expected = {"PYTHONSAFEPATH": made["PYTHONSAFEPATH"], **own}
        if python is not None:
            expected.pop("PYTHONHOME", None)
        assert made == expected


def test_that_what_the_user_has_set_stays():
    assert environment.protected(None, {"PYTHONSAFEPATH": "theirs"})["PYTHONSAFEPATH"] == "theirs"
    assert environment.protected(None, {"PYTHONHOME": "/here"})["PYTHONHOME"] == "/here"


@pytest.mark.parametrize("theirs", [None, "1"])
def test_that_a_task_sees_it_as_it_was(theirs):
    own = {name: value for name, value in os.environ.items() if name != "PYTHONSAFEPATH"}
    if theirs is not None:
        own["PYTHONSAFEPATH"] = theirs
    script = (
        "import os, sys; sys.path[:0] = sys.argv[1:]\nfrom engine.records import environment; environment.restore()\n"
    )
    script += "environment.restore(); print(os.environ.get('PYTHONSAFEPATH'))"
    root = os.path.dirname(os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__)))))
    done = subprocess.run(
        [sys.executable, "-c", script, root],
        env=environment.protected(None, own), capture_output=True, check=False, timeout=60, encoding="utf-8",
    )  # fmt: skip
    assert (done.stdout.strip(), done.stderr) == (str(theirs), "")
