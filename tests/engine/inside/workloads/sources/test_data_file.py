"""The values of a data file, by its ending."""

import json
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.engine.inside.workloads.test_items import JSON, loaded, refusal


def written(folder, name, text):
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return f"@{path}"


@given(rows=st.lists(JSON, min_size=1, max_size=5))
def test_that_json_lines_give_a_value_a_line(tmp_path_factory, rows):
    spec = written(tmp_path_factory.mktemp("jsonl"), "a.jsonl", "\n\n".join(map(json.dumps, rows)) + "\n")
    assert loaded(spec) == rows


def test_that_a_line_that_is_no_json_is_named_by_its_number(tmp_path):
    problem = refusal(written(tmp_path, "a.jsonl", '{"a": 1}\n\n{oh\n'))
    assert problem.code == "not-json"
    assert "line 3" in problem.told()


@pytest.mark.parametrize(("name", "mark"), [("a.csv", ","), ("A.CSV", ","), ("a.tsv", "\t")])
def test_that_the_rows_of_a_table_are_dictionaries_by_its_header(tmp_path, name, mark):
    text = f'number{mark}name\r\n1{mark}"two\nlines"\r\n2{mark}\r\n'
    assert loaded(written(tmp_path, name, text)) == [
        {"number": "1", "name": "two\nlines"},
        {"number": "2", "name": ""},
    ]


@pytest.mark.parametrize("text", ["a,b\n1,2,3\n", "a,b\n1\n", 'a,b\n1,"2\n', "a,b,a\n1,2,3\n"])
def test_that_a_table_whose_rows_do_not_fit_its_header_is_refused(tmp_path, text):
    problem = refusal(written(tmp_path, "a.csv", text))
    assert problem.code == "not-read-as"
    assert "CSV" in problem.told()


def test_that_the_rows_of_an_array_are_its_items_and_no_pickle_is_opened(tmp_path):
    np = pytest.importorskip("numpy")
    np.save(tmp_path / "a.npy", np.arange(6).reshape(3, 2))
    assert [row.tolist() for row in loaded(f"@{tmp_path / 'a.npy'}")] == [[0, 1], [2, 3], [4, 5]]
    np.save(tmp_path / "b.npy", np.array([object()]), allow_pickle=True)
    assert refusal(f"@{tmp_path / 'b.npy'}").code == "not-read-as"
    np.save(tmp_path / "c.npy", np.array(3))
    assert refusal(f"@{tmp_path / 'c.npy'}").code == "not-read-as"


def test_that_what_a_file_needs_is_named_where_the_python_has_it_not(tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    problem = refusal(written(tmp_path, "a.parquet", b"PAR1"))
    assert problem.code == "items-need-library"
    assert "pyarrow" in problem.told()
