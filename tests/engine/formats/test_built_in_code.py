"""The source of a built-in function: it is the function's own, and its items are those that the runner makes."""

import os

import pytest

from engine.formats.built_in_code import built_in_code
from engine.inside import workloads as package
from engine.inside.workloads import workloads

SIZES = [(1, 0), (4, 10), (7, 12_345)]


def run(identifier, jobs, size):
    """What the pieces define, put together and run."""
    work = built_in_code(identifier, jobs, size)
    imports = [f"from {module} import {name}" if name else f"import {module}" for module, name in work.imports]
    names = {}
    exec("\n".join([*imports, *work.definitions, *work.lines]), names)
    return work, names


@pytest.mark.parametrize("workload", workloads().values(), ids=workloads())
@pytest.mark.parametrize(("jobs", "size"), SIZES)
def test_that_the_items_and_the_function_are_the_workloads(workload, jobs, size):
    work, names = run(workload.identifier, jobs, size)
    items = workload.items(jobs, size)
    assert repr(names["items"]) == repr(items)
    assert work.name == workload.identifier
    assert not any(name.startswith("_") for name in names if not name.startswith("__"))
    if workload.identifier in ("squares", "uneven", "tiny", "failing", "big_results"):
        outcomes = [_outcome(names[work.name], item) for item in items]
        assert outcomes == [_outcome(workload.function, item) for item in items]


def _outcome(function, item):
    try:
        return function(item)
    except ValueError as error:
        return str(error)


def test_that_the_tutorials_function_stands_as_it_does_in_the_tutorial():
    work = built_in_code("squares", 4, 10**7)
    assert work.lines == ("items = [10_000_000] * 4",)
    assert work.imports == ()
    (text,) = work.definitions
    assert text.splitlines()[0] == "def squares(size: int) -> int:"
    assert text.splitlines()[-1] == "    return sum([i**2 for i in range(size)])"


def test_that_the_helper_of_the_crashing_job_and_what_it_imports_come_along():
    work = built_in_code("crashing", 8, 100)
    assert [text.split("(")[0] for text in work.definitions] == ["def crashing", "def crash"]
    assert set(work.imports) == {("contextlib", ""), ("os", ""), ("signal", "")}
    assert "        import resource\n" in work.definitions[1]


def test_that_the_source_of_every_workload_lies_beside_the_package():
    # As it does in a frozen program, for the user's Python.
    folder = os.path.dirname(package.__file__)
    assert all(os.path.isfile(os.path.join(folder, f"{name}.py")) for name in workloads())
