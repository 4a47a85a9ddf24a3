"""Whoever survives has a reason, and is a mutant of a module of the table."""

import pathlib

import tomllib

from tests.mutants.table import MODULES

HERE = pathlib.Path(__file__).parent
ROOT = HERE.parents[1]


def test_that_each_survivor_is_known_by_its_lines_once_and_has_a_reason():
    survivors = tomllib.loads((HERE / "survivors.toml").read_text(encoding="utf-8")).get("survivor", [])
    assert all(set(each) == {"path", "was", "became", "reason"} for each in survivors)
    assert all(each["was"] != each["became"] and len(each["reason"].split()) > 3 for each in survivors)
    keys = [(each["path"], each["was"], each["became"]) for each in survivors]
    assert len(set(keys)) == len(keys)
    assert {path for path, _, _ in keys} <= {module.path for module in MODULES}


def test_that_each_survivors_lines_are_still_in_its_module():
    survivors = tomllib.loads((HERE / "survivors.toml").read_text(encoding="utf-8"))["survivor"]
    for path in {each["path"] for each in survivors}:
        source = " ".join(line.strip() for line in (ROOT / path).read_text(encoding="utf-8").splitlines())
        assert [each["was"] for each in survivors if each["path"] == path and each["was"] not in source] == []


def test_that_every_module_of_the_table_and_each_of_its_tests_is_there():
    for module in MODULES:
        for name in (module.path, *module.tests.split(), *module.wider.split()):
            assert (ROOT / name).exists(), name
        assert 0 < module.share <= 1
