"""How a script comes by a function of one's own; that it works is shown in ``test_snippet``."""

import json
import os

import pytest

from engine.formats.own_code import own_code
from engine.inside.problem import PlanError


def written(path):
    """A path as a script has it: Windows puts a drive before it."""
    return json.dumps(os.path.abspath(path))


def lines(spec, reference="/mine/photos.py:resize"):
    return list(own_code(reference, spec).lines)


def test_that_the_function_is_imported_from_its_folder():
    work = own_code("/my work/photos.py:resize", "range:0:3")
    assert work.name == "resize"
    assert work.own == ("from photos import resize",)
    assert work.path[-1].endswith('"/my work")')
    assert work.imports == (("sys", ""),)


def test_that_the_file_finds_its_arguments():
    work = own_code("/mine/photos.py:resize", "range:0:3", ["--fast", 'a "b"'])
    assert work.path[-1] == r'sys.argv[1:] = ["--fast", "a \"b\""]'


@pytest.mark.parametrize(
    ("spec", "expected"),
    [
        ("range:0:100", ["items = range(0, 100)"]),
        ("range:5:-5:-1", ["items = range(5, -5, -1)"]),
        ("[1, null, true, \"a\"]", ["items = [1, None, True, 'a']"]),
        ("files:/a", [f"items = sorted(entry.path for entry in os.scandir({written('/a')}) if entry.is_file())"]),
        ("@/a.json",
         [f'with open({written("/a.json")}, encoding="utf-8-sig") as file:', "    items = json.load(file)"]),
        ("generator:made", ["items = list(made())"]),
        ("list:MADE", ["items = list(MADE)"]),
        ("[Infinity]", ['items = json.loads("[Infinity]")']),
    ],
)  # fmt: skip
def test_that_items_are_written_in_plain_python(spec, expected):
    assert lines(spec) == expected


def test_that_a_long_list_stands_on_lines_of_its_own():
    found = lines(str(list(range(60))))
    assert (found[0], found[-1]) == ("items = [", "]")
    assert all(line.startswith("    ") and len(line) < 110 for line in found[1:-1])
    assert eval("".join(found).partition(" = ")[2]) == list(range(60))


def test_that_a_generator_comes_from_the_same_file():
    assert own_code("/a/b.py:work", "generator:made").own == ("from b import work, made",)


def test_that_the_parts_of_an_item_become_arguments_as_in_the_run():
    work = own_code("/mine/powers.py:power", "[[2, 3]]", star=True)
    made = {"power": lambda base, exponent: base**exponent}
    exec("\n".join(work.definitions), made)
    assert made[work.name]([2, 3]) == made[work.name]({"exponent": 3, "base": 2}) == 8


@pytest.mark.parametrize("name", ["print", "items", "pool", "time"])
def test_that_a_name_that_the_script_needs_is_given_another(name):
    work = own_code(f"/a/b.py:{name}", "range:0:1")
    assert (work.name, work.own) == ("function", (f"from b import {name} as function",))
    assert own_code("/a/b.py:f", f"generator:{name}").lines == ("items = list(make_items())",)


def test_that_a_file_is_needed_neither_for_the_function_nor_for_the_items():
    found = lines("lines:/nowhere/words.txt", "/nowhere/a.py:f")
    assert found[0].startswith(f"with open({written('/nowhere/words.txt')}")


@pytest.mark.parametrize(
    ("reference", "spec"),
    [("a.py", "[1]"), ("/a.py:", "[1]"), ("/a.py:f()", "[1]"), ("/a.py:f", "x"),],
)  # fmt: skip
def test_that_what_is_no_function_or_no_items_is_refused(reference, spec):
    with pytest.raises(PlanError):
        own_code(reference, spec)
