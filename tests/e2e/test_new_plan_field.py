"""What a stranger does who wants something else of a plan: one entry, and it is asked for, shown and kept everywhere.

In a copy of the program, to which nothing else is done.
"""

import json
import os
import shutil
import subprocess
import sys

import pytest

from tests.e2e.main_py import ROOT

ENTRY = """
    strangers_patience: int | None = field(
        default=None,
        metadata=PlanField(
            Whole(1, 19),
            title=mark("Patience"),
            explanation=mark("How long the jobs step back."),
            is_setting=True,
        ).metadata,
    )
"""
IN_THE_WINDOW = """
import json, sys
from gui.application import create_application
app = create_application(["parallelogram"])
from PySide6.QtWidgets import QSpinBox
from gui.window import MainWindow
first = MainWindow(sys.argv[1])
box = first.form.findChild(QSpinBox, "strangersPatience")
plans = []
first.form.run_wanted.disconnect()
first.form.run_wanted.connect(lambda plan, _baseline: plans.append(plan))
first.form.submit()
told = [box.accessibleName(), box.toolTip(), box.minimum(), box.maximum(), box.text()]
box.setValue(11)
first.form.submit()
first.close()
again = MainWindow(sys.argv[1])
told.append(again.form.findChild(QSpinBox, "strangersPatience").value())
again.close()
print(json.dumps([*told, *(plan.strangers_patience for plan in plans)]))
"""
COMPARED = """
import json, sys
from engine import words
from engine.formats.run_file import open_run
from engine.insight.comparison import differences
plans = [open_run(path).run.plan for path in sys.argv[1:]]
found = differences(plans, [{} for _ in plans])
print(json.dumps([[[words.field_name(each.field), *each.values] for each in found], *map(words.way, plans)]))
"""


@pytest.fixture(scope="module")
def copy(tmp_path_factory):
    """The program with a field more in its plans."""
    folder = tmp_path_factory.mktemp("copy")
    for name in ("engine", "gui", "resources"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("pictures"))
    shutil.copy(ROOT / "main.py", folder)
    with open(folder / "engine/inside/plan_fields.py", "a", encoding="utf-8") as table:
        table.write(ENTRY)
    return folder


@pytest.fixture
def python(copy):
    """Have a Python do something where the copy is."""

    def run(*words, status=0):
        made = subprocess.run(
            [sys.executable, *map(str, words)], check=False, capture_output=True, encoding="utf-8", timeout=100,
            cwd=copy, env={**os.environ, "QT_QPA_PLATFORM": "offscreen"}, stdin=subprocess.DEVNULL,
        )  # fmt: skip
        assert made.returncode == status, made.stderr
        return made

    return run


def test_that_a_field_of_a_plan_is_one_entry_on_the_command_line_in_run_files_and_in_comparisons(python, tmp_path):
    shown = " ".join(python("main.py", "run", "--help").stdout.split())
    assert "--strangers-patience N How long the jobs step back." in shown
    wrong = python("main.py", "run", "--strangers-patience", 20, status=2).stderr
    assert "Patience must be from 1 to 19, not 20" in wrong
    paths = [tmp_path / name for name in ("one.pgram", "other.pgram")]
    for path, patience in zip(paths, (3, 7), strict=True):
        told = tmp_path / "run.json"
        load = ("--jobs", 2, "--size", 1_000, "--strangers-patience", patience)
        python("main.py", "run", *load, "--save", path, "--json", told)
        assert json.loads(told.read_text())["plan"]["strangers_patience"] == patience
    differences, *ways = json.loads(python("-c", COMPARED, *paths).stdout)
    assert differences == [["Patience", "3", "7"]]
    assert [way.rpartition(" · ")[2] for way in ways] == ["Patience 3", "Patience 7"]
    script = tmp_path / "script.py"
    python("main.py", "export", paths[0], "--to", "snippet", "-o", script)
    assert "# The run had patience 3; this script has not." in script.read_text(encoding="utf-8")


def test_that_a_field_of_a_plan_is_one_entry_in_the_form_and_in_the_settings(python, tmp_path):
    found = json.loads(python("-c", IN_THE_WINDOW, tmp_path / "settings.json").stdout)
    assert found == ["Patience", "How long the jobs step back.", 0, 19, "none", 11, None, 11]
    assert json.loads((tmp_path / "settings.json").read_text())["form"]["strangers_patience"] == 11
