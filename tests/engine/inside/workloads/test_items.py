"""Where the items of a run come from."""

import importlib
import json
import os
import sys
import types

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.inside.problem import PlanError
from engine.inside.workloads import items
from engine.inside.workloads.sources import SOURCES

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=10,
)
MODULE = types.ModuleType("of_mine")
MODULE.__file__ = "/of_mine.py"


def loaded(spec, module=MODULE):
    return items.load(items.check(spec), module)


def module_with(**attributes):
    module = types.ModuleType("of_mine")
    module.__file__ = "/of_mine.py"
    module.__dict__.update(attributes)
    return module


@given(st.lists(JSON, min_size=1, max_size=5))
def test_that_a_json_array_gives_its_elements(values):
    spec = json.dumps(values)
    assert items.check(spec) == spec
    assert items.known_count(spec) == len(values)
    assert loaded(spec) == values


@given(st.integers(-(10**20), 10**20), st.integers(1, 50), st.integers(-9, 9).filter(bool))
def test_that_a_range_gives_what_pythons_gives(start, count, step):
    stop = start + count * step
    spec = f"range:{start}:{stop}:{step}"
    assert items.check(spec) == spec
    assert items.known_count(spec) == count
    assert loaded(spec) == list(range(start, stop, step))


def test_that_the_step_of_a_range_may_be_left_out():
    assert loaded("range:+2:5") == [2, 3, 4]


@given(st.text(alphabet=st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"]), min_size=1).map(lambda t: f"x{t}"))
def test_that_a_checked_spec_is_checked_already(name):
    for spec in (f"@{name}", f"lines:{name}", f"files:{name}"):
        checked = items.check(spec)
        assert items.check(checked) == checked
        assert os.path.isabs(checked.lstrip("@").rpartition(":")[2] if spec[0] != "@" else checked[1:]) or ":" in name
        assert items.known_count(checked) == 0


@given(st.text())
def test_that_any_text_is_a_spec_or_refused(text):
    try:
        checked = items.check(text)
    except PlanError:
        return
    assert items.check(checked) == checked


def test_that_a_path_is_meant_from_where_the_person_stands(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert items.check("@a.json") == f"@{tmp_path / 'a.json'}"
    assert items.check("lines:a:b.txt") == f"lines:{tmp_path / 'a:b.txt'}"
    assert items.check("files:.") == f"files:{tmp_path}"


def test_that_the_lines_of_a_file_come_without_their_ends(tmp_path):
    (tmp_path / "lines.txt").write_bytes("één\r\ntwo\n\nfour".encode())
    assert loaded(f"lines:{tmp_path / 'lines.txt'}") == ["één", "two", "", "four"]


def test_that_the_files_of_a_folder_are_sorted_and_folders_are_none(tmp_path):
    for name in ("b", "a c", "ü"):
        (tmp_path / name).touch()
    (tmp_path / "folder").mkdir()
    assert loaded(f"files:{tmp_path}") == [str(tmp_path / name) for name in ("a c", "b", "ü")]


def test_that_a_json_file_gives_its_array(tmp_path):
    (tmp_path / "é.json").write_text('[1, "é"]', encoding="utf-8")
    assert loaded(f"@{tmp_path / 'é.json'}") == [1, "é"]


def test_that_a_generator_gives_what_it_yields_and_any_iterable_will_do():
    module = module_with(yields=lambda: iter("abc"), lists=lambda: [1, 2])
    assert loaded("generator:yields", module) == ["a", "b", "c"]
    assert loaded("generator:lists", module) == [1, 2]


@pytest.mark.parametrize(
    ("spec", "code"),
    [
        ("", "unknown-items"), ("foo", "unknown-items"), ("5", "unknown-items"), ('{"a": 1}', "unknown-items"),
        ("@", "unknown-items"), ("lines:", "unknown-items"), ("files:", "unknown-items"),
        ("generator:", "unknown-items"), ("generator:1x", "unknown-items"), ("generator:a.b", "unknown-items"),
        ("[]", "no-items"), (" [ ] ", "no-items"), ("[1", "not-json"), ("[1] 2", "not-json"),
        ("[" * 100_000, "not-json"),
        ("range:", "not-a-range"), ("range:5", "not-a-range"), ("range:a:b", "not-a-range"),
        ("range:0:10:0", "not-a-range"), ("range:0:1:1:1", "not-a-range"), ("range:0:1.5", "not-a-range"),
        ("range: 0:2", "not-a-range"), ("range:0:2\n", "not-a-range"), ("range:0:1_0", "not-a-range"),
        ("range:٠:٣", "not-a-range"), (f"range:0:{'9' * 5_000}", "not-a-range"),
        ("range:0:0", "no-items"), ("range:3:0", "no-items"), ("range:0:3:-1", "no-items"),
        ("range:0:10000001", "too-many-items"), (f"range:0:{10**30}", "too-many-items"),
    ],
)  # fmt: skip
def test_that_a_spec_that_is_none_is_refused_without_reading_anything(spec, code):
    with pytest.raises(PlanError) as caught:
        items.check(spec)
    assert (caught.value.problem.field, caught.value.problem.code) == ("items", code)


def test_that_ten_million_are_not_too_many():
    assert items.known_count(items.check("range:0:10000000")) == 10_000_000


@pytest.mark.parametrize("kind", ["@", "lines:", "files:"])
def test_that_what_is_missing_is_unreadable(kind, tmp_path):
    with pytest.raises(PlanError) as caught:
        loaded(f"{kind}{tmp_path / 'missing'}")
    assert caught.value.problem.code == "unreadable"
    assert caught.value.problem.values["why"] == "No such file or directory"


def test_that_bytes_that_are_no_text_are_unreadable(tmp_path):
    (tmp_path / "bytes").write_bytes(b"\xff\xfe\x00")
    for spec in (f"lines:{tmp_path / 'bytes'}", f"@{tmp_path / 'bytes'}", f"lines:{tmp_path}", "files:/dev/null"):
        with pytest.raises(PlanError) as caught:
            loaded(spec)
        assert caught.value.problem.code == "unreadable"


@pytest.mark.parametrize(
    ("text", "code"), [("{}", "not-an-array"), ("[]", "no-items"), ("", "not-json"), ("5", "not-an-array")]
)
def test_that_a_json_file_without_an_array_is_refused_by_its_path(text, code, tmp_path):
    path = tmp_path / "a.json"
    path.write_text(text)
    with pytest.raises(PlanError) as caught:
        loaded(f"@{path}")
    assert caught.value.problem.code == code
    assert str(path) in map(str, caught.value.problem.values.values())


def test_that_an_empty_file_and_an_empty_folder_give_no_items(tmp_path):
    (tmp_path / "empty").touch()
    (tmp_path / "folder").mkdir()
    for spec in (f"lines:{tmp_path / 'empty'}", f"files:{tmp_path / 'folder'}"):
        with pytest.raises(PlanError) as caught:
            loaded(spec)
        assert caught.value.problem.code == "no-items"


def breaks():
    yield 1
    raise SystemExit("enough")


@pytest.mark.parametrize(
    ("made", "code"),
    [
        (breaks, "generator-raised"),
        (lambda: 5, "generator-raised"),
        (lambda needed: [], "generator-raised"),
        (list, "no-items"),
        (5, "no-generator"),
        (None, "no-generator"),
    ],
)
def test_that_a_generator_that_gives_nothing_is_told(made, code):
    with pytest.raises(PlanError) as caught:
        loaded("generator:made", module_with(made=made))
    assert caught.value.problem.code == code


def test_that_a_generator_that_never_ends_is_left_at_the_bound(monkeypatch):
    monkeypatch.setattr(items, "ITEMS_MOST", 100)
    taken = []

    def endless():
        while True:
            taken.append(1)
            yield 1

    with pytest.raises(PlanError) as caught:
        loaded("generator:endless", module_with(endless=endless))
    assert caught.value.problem.code == "too-many-items"
    assert caught.value.problem.told().endswith(" items; give fewer")
    assert len(taken) == 101


def test_that_a_list_of_the_file_gives_its_elements_whatever_kind_of_collection_it_is():
    for made in ([3, "a"], (3, "a"), dict.fromkeys([3, "a"])):
        assert loaded("list:STAFF", module_with(STAFF=made)) == [3, "a"]
    assert loaded("list:STAFF", module_with(STAFF=range(3))) == [0, 1, 2]


def refusal(spec, module=MODULE):
    with pytest.raises(PlanError) as caught:
        loaded(spec, module)
    return caught.value.problem


def test_that_a_list_that_is_not_there_or_gives_nothing_is_refused():
    assert refusal("list:STAFF").code == "no-such-list"
    assert refusal("list:STAFF", module_with(STAFF=7)).code == "not-iterable"
    assert refusal("list:STAFF", module_with(STAFF=[])).code == "no-items"
    for spec in ("list:", "list:1x", "list:a.b"):
        assert refusal(spec).code == "unknown-items"


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


@pytest.mark.parametrize("text", ["a,b\n1,2,3\n", "a,b\n1\n", 'a,b\n1,"2\n'])
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


def test_that_a_pattern_gives_the_paths_that_fit_sorted(tmp_path):
    for name in ("b.jpg", "a.jpg", "c.png", "deep/d.jpg"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    assert loaded(f"glob:{tmp_path}/*.jpg") == [f"{tmp_path}/a.jpg", f"{tmp_path}/b.jpg"]
    assert loaded(f"glob:{tmp_path}/**/*.jpg")[-1] == f"{tmp_path}/deep/d.jpg"
    assert refusal(f"glob:{tmp_path}/*.gif").code == "no-items"


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.identifier)
def test_that_each_source_says_what_a_form_needs(source):
    assert source.identifier
    assert source.title
    assert source.meaning
    assert bool(source.example) != bool(source.named)
    assert len([each for each in SOURCES if each.prefix == source.prefix]) == 1


def test_that_a_script_makes_the_items_that_a_run_has(tmp_path):
    (tmp_path / "a.csv").write_text("a,b\n1,2\n")
    (tmp_path / "a.tsv").write_text("a\tb\n1\t2\n")
    (tmp_path / "a.jsonl").write_text("1\n\n[2]\n")
    (tmp_path / "a.json").write_text("[1, 2]")
    (tmp_path / "a.txt").write_text("x\ny\n")
    module = module_with(LIST=(4, 5), make=lambda: iter([6, 7]))
    specs = [f"@{tmp_path}/a.{ending}" for ending in ("csv", "tsv", "jsonl", "json")]
    specs += [f"lines:{tmp_path}/a.txt", f"files:{tmp_path}", f"glob:{tmp_path}/*.t*", "list:LIST", "generator:make"]
    for spec in [*specs, "range:3:9:2", '[1, {"a": null}]']:
        source, rest = items.source_of(spec)
        imports, lines = source.script(rest, {"LIST": "LIST", "make": "make"})
        names = {name: importlib.import_module(name) for name, _ in imports} | vars(module)
        exec("\n".join(lines), names)
        assert list(names["items"]) == loaded(spec, module), spec
