"""The functions of a notebook's code cells."""

import ast
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.inside.problem import PlanError
from engine.inside.workloads import function, listing, notebook

CELLS = (
    "%matplotlib inline\nimport math\nimport csv as unused\nfrom os import path as p",
    "!ls\nTABLE = [math.sqrt(n) for n in range(10)]\nprint(TABLE)\nresults = list(map(print, TABLE))",
    "%%bash\nrm -rf everything",
    "%%time\nscale = 2\ndef scaled(x):\n    return x * scale  # its comment",
    "def work(n):\n    return scaled(TABLE[n]) + OFFSET\n\nwork(3)",
    "if True:\n    OFFSET = 1\nelse:\n    OFFSET = 2\nfiles = !ls\nother = 7; more = 8",
    "def again(n): return n",
    "class Model:\n    def loss(self, n): return n\nmodel = Model()",
    "this does not parse",
)


def as_notebook(cells=CELLS, **metadata):
    found = [{"cell_type": "markdown", "source": "# A title"}]
    found += [{"cell_type": "code", "source": [f"{line}\n" for line in cell.split("\n")]} for cell in cells]
    return json.dumps({"cells": found, "metadata": metadata, "nbformat": 4}).encode()


@pytest.fixture
def path(tmp_path):
    file = tmp_path / "my work.2.ipynb"
    file.write_bytes(as_notebook())
    return str(file)


def test_that_what_the_function_needs_is_taken_and_nothing_else_runs():
    text = notebook.source(notebook.read(as_notebook()), ["work"])
    for wanted in ("import math", "TABLE = [", "scale = 2", "# its comment", "OFFSET = 1", "def work", "# cell 5"):
        assert wanted in text
    for left_out in ("print(", "results", "rm -rf", "work(3)", "unused", "other", "Model", "again", "%", "!ls"):
        assert left_out not in text
    names = {}
    exec(compile(text, "cells", "exec"), names)
    assert names["work"](4) == 5.0


def test_that_an_objects_method_takes_its_class_along():
    assert "class Model" in notebook.source(notebook.read(as_notebook()), ["model.loss"])


def test_that_magics_and_calls_are_counted():
    found = notebook.read(as_notebook())
    assert (found.magics, found.calls) == (6, 2)


def test_that_a_statement_that_shares_its_line_is_taken_alone():
    assert notebook.source(notebook.read(as_notebook()), ["more"]) == "# cell 7\nmore = 8\n"


def test_that_where_imports_look_and_how_a_file_is_read_is_kept():
    cells = (
        "import sys\nsys.path.append('here')\nprint(1)",
        "from __future__ import annotations\ndef f(x: Later): pass",
    )
    text = notebook.source(notebook.read(as_notebook(cells)), ["f"])
    assert text.startswith("from __future__ import annotations\n")
    assert "sys.path.append('here')" in text


@pytest.mark.parametrize("data", [b"", b"[]", b"{}", b'{"cells": 3}', b'{"cells": ["a"]}', b"\xff"])
def test_that_what_is_no_notebook_is_refused(data):
    with pytest.raises(ValueError, match="no notebook"):
        notebook.read(data)


def test_that_a_notebook_of_another_language_is_refused():
    with pytest.raises(ValueError, match="its language is R"):
        notebook.read(as_notebook(language_info={"name": "R"}))


@settings(max_examples=100, deadline=None)
@given(
    st.lists(
        st.sampled_from([*CELLS, "x = 1", "%%html\n<p>", "def f(x):\n  return '''\n%no magic\n'''", "?"]), max_size=6
    )
)
def test_that_whatever_is_in_the_cells_what_is_taken_parses(cells):
    found = notebook.read(as_notebook(cells))
    for name in ("work", "f", "model", "nothing"):
        ast.parse(notebook.source(found, [name]))


def test_that_its_functions_are_listed_with_their_cells_and_what_is_left_out(path, capsys):
    listing.main(path)
    answer = json.loads(capsys.readouterr().out)
    assert [(each["name"], each["line"]) for each in answer["functions"]] == [
        ("scaled", 5), ("work", 6), ("again", 8), ("model.loss", 9),
    ]  # fmt: skip
    assert answer["collections"] == ["TABLE", "results"]
    assert answer["left_out"] == {"magics": 6, "calls": 2}


def test_that_a_function_of_a_notebook_is_loaded_by_a_name_that_can_be_imported(path, tmp_path, monkeypatch):
    monkeypatch.setattr("sys.argv", [])
    monkeypatch.setattr("sys.path", [])
    checked = function.check(f"{path}:work")
    folder = tmp_path / "run"
    folder.mkdir()
    loaded = function.load(checked, folder=str(folder), besides=["again"])
    assert loaded.module.__name__ == "notebook_my_work_2"
    assert loaded.function(4) == 5.0
    assert hasattr(loaded.module, "again")


def test_that_a_damaged_notebook_is_told(tmp_path):
    file = tmp_path / "a.ipynb"
    file.write_text("{")
    with pytest.raises(PlanError) as raised:
        function.load(f"{file}:f", folder=str(tmp_path))
    assert raised.value.problem.code == "not-a-notebook"
