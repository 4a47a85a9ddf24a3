"""Where the items of a run come from."""

import json
import os
import types

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.inside.problem import PlanError
from engine.inside.workloads import items

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=10,
)
MODULE = types.ModuleType("of_mine")
MODULE.__file__ = "/of_mine.py"


def loaded(spec, module=MODULE):
    return items.load(items.check(spec), module)


def refusal(spec, module=MODULE):
    with pytest.raises(PlanError) as caught:
        loaded(spec, module)
    return caught.value.problem


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


@pytest.mark.parametrize(
    ("spec", "file"),
    [
        ("@data.csv", "data.csv"),
        ("lines:data.txt", "data.txt"),
        ("files:folder", None),
        ("glob:*.txt", None),
        ("range:0:9", None),
        ("[1]", None),
        ("no spec", None),
        ("", None),
    ],
)
def test_that_the_file_is_told_that_items_are_read_from(spec, file, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert items.file_of(spec) == (file and os.path.abspath(file))
