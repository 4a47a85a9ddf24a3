"""``main.py list``."""

import re

import pytest

from engine import words
from engine.commands.export import EXPORTS
from engine.inside.strategies import start_methods, strategies
from engine.inside.workloads import workloads


@pytest.mark.parametrize(("what", "catalogue"), [("strategies", strategies()), ("workloads", workloads())])
def test_that_everything_there_is_is_listed_in_order(what, catalogue, say):
    said = say("list", what)
    assert (said.status, said.err) == (0, "")
    lines = said.out.splitlines()
    assert [line.split()[0] for line in lines[2:]] == list(catalogue)
    assert all(each.title in said.out for each in catalogue.values())


@pytest.mark.parametrize("strategy", strategies())
def test_that_the_options_of_each_strategy_are_listed(strategy, say):
    said = say("list", "options", strategy)
    assert (said.status, said.err) == (0, "")
    for option in strategies()[strategy].options:
        assert option.key in said.out
        assert option.explanation in " ".join(said.out.split())
    if not strategies()[strategy].options:
        assert said.out == f"{words.strategy_name(strategy)} has no options.\n"


def test_that_the_forms_of_an_export_are_listed(say):
    said = say("list", "exports")
    assert (said.status, said.err) == (0, "")
    assert [line.split()[0] for line in said.out.splitlines()[2:]] == list(EXPORTS)


def test_that_the_choices_of_an_option_are_listed(say):
    assert ", ".join(start_methods()) in say("list", "options", "pool").out


@pytest.mark.parametrize(
    "what", [("strategies",), ("workloads",), ("exports",), *(("options", name) for name in strategies())]
)
def test_that_what_there_is_is_told_in_korean(what, say, korean):
    said = say("list", *what)
    assert said.status == 0
    assert not re.search(r"\b[a-z]+ [a-z]+ [a-z]+\b", said.out), said.out
    assert all(re.search("[가-힣]", line) for line in said.out.splitlines() if line.strip(" ─"))
