"""All sources of items."""

import importlib

import pytest

from engine.inside.workloads import items
from engine.inside.workloads.sources import SOURCES
from tests.engine.inside.workloads.test_items import loaded, module_with


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
