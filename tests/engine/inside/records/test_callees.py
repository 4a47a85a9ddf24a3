"""What a function calls, read off its code."""

import json
import types

from engine.inside.records.callees import callees, names


def leaf():
    return json.loads("1")


def branch():
    return [leaf() for _ in range(2)]


def root():
    def inner():
        return branch()

    return inner() or root() or Elsewhere


class Elsewhere:
    """Not a function, and so nothing that is gone into."""


def test_that_a_function_and_those_of_its_file_are_told_once_each():
    assert {each.__name__ for each in callees(root)} == {"root", "branch", "leaf"}
    assert len(list(callees(root))) == 3


def test_that_functions_of_other_files_are_not_gone_into():
    elsewhere = types.FunctionType(leaf.__code__, {"leaf": leaf, "json": json}, "elsewhere")
    assert list(callees(elsewhere)) == [elsewhere]


def test_that_names_are_those_of_inner_functions_too():
    assert {"branch", "root", "Elsewhere"} <= set(names(root.__code__))
    assert {"json", "loads"} <= set(names(leaf.__code__))
