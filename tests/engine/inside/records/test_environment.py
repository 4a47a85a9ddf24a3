"""The environment of what is started in the user's Python, and how a task sees it as the user left it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.inside.records import environment


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


@pytest.mark.parametrize(
    ("own", "expected"),
    [
        ({"LD_LIBRARY_PATH": "/app/_internal", "_PYI_ARCHIVE_FILE": "/app/program", "A": "1"}, {"A": "1"}),
        (
            {"LD_LIBRARY_PATH": f"/app/_internal{os.pathsep}/theirs", "LD_LIBRARY_PATH_ORIG": "/theirs"},
            {"LD_LIBRARY_PATH": "/theirs"},
        ),
        ({"PATH": "/app/_internal"}, {"PATH": "/app/_internal"}),
    ],
)
def test_that_others_do_not_get_what_a_frozen_program_finds_its_libraries_by(own, expected, monkeypatch):
    assert environment.without_bundle(own) == own
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "prefix", "/app/_internal")
    assert environment.without_bundle(own) == expected
    assert environment.protected("/other/python", own) == {"PYTHONSAFEPATH": "parallelogram", **expected}
    assert environment.protected(None, own) == {"PYTHONSAFEPATH": "parallelogram", **own}


@pytest.mark.parametrize("theirs", [None, "1"])
def test_that_a_task_sees_it_as_it_was(theirs):
    own = {name: value for name, value in os.environ.items() if name != "PYTHONSAFEPATH"}
    if theirs is not None:
        own["PYTHONSAFEPATH"] = theirs
    script = "import os, sys; sys.path[:0] = sys.argv[1:]\n"
    script += "from engine.inside.records import environment; environment.restore()\n"
    script += "environment.restore(); print(os.environ.get('PYTHONSAFEPATH'))"
    root = str(Path(__file__).parents[4])
    done = subprocess.run(
        [sys.executable, "-c", script, root],
        env=environment.protected(None, own), capture_output=True, check=False, timeout=60, encoding="utf-8",
    )  # fmt: skip
    assert (done.stdout.strip(), done.stderr) == (str(theirs), "")
