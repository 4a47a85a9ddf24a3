"""The ways of going parallel: what holds of every one."""

import subprocess
import sys

import pytest

from engine.inside.code import ELAPSED
from engine.inside.strategies import Setup, Strategy, Takes, of_a_run, start_methods, strategies
from engine.supervise.interpreters import runnable, this

EACH = pytest.mark.parametrize("strategy", strategies().values(), ids=strategies())
HERE = runnable(this())
EACH_HERE = pytest.mark.parametrize("strategy", HERE.values(), ids=HERE)


@EACH
def test_that_it_is_described_for_people(strategy):
    assert strategy.title
    assert strategy.summary.endswith(".")
    for option in strategy.options:
        assert option.takes()
        assert option.default
        assert option.explanation.endswith(".")
    assert len({option.key for option in strategy.options}) == len(strategy.options)


@EACH
def test_that_it_has_workers_for_any_number_of_jobs(strategy):
    assert all(strategy.default_workers(jobs) >= 1 for jobs in (1, 4, 1_000))


@pytest.mark.parametrize(
    ("strategy", "options", "takes"),
    [
        ("sequential", {}, Takes.ONE_BY_ONE),
        ("process", {}, Takes.LIST),
        *(("pool", {"method": each}, Takes.LIST) for each in ("map", "starmap")),
        *(("pool", {"method": each}, Takes.ONE_BY_ONE) for each in ("imap", "imap_unordered")),
        ("pool", {"method": "apply_async"}, Takes.ALL_AT_ONCE),
        ("executor", {}, Takes.ALL_AT_ONCE),
        ("threads", {}, Takes.ALL_AT_ONCE),
        ("joblib", {}, Takes.ONE_BY_ONE),
        ("joblib", {"pre_dispatch": "all"}, Takes.ALL_AT_ONCE),
        ("dask", {}, Takes.LIST),
    ],
)
def test_that_it_takes_its_jobs_as_its_library_does(strategy, options, takes):
    assert strategies()[strategy].takes(options) is takes


@EACH_HERE
def test_that_it_can_prepare_here_and_tidy_without_having_run(strategy):
    strategy.prepare(Setup(2, {}))
    strategy.tidy()


@EACH
def test_that_it_says_how_a_person_would_call_it(strategy):
    idiom = strategy.code(Setup(3, {}), "resize", 5)
    assert "resize" in "\n".join([*idiom.lines, *idiom.definitions])
    assert sum(line.strip() == ELAPSED for line in idiom.lines) == 1
    assert idiom.prints or any(line.strip().startswith("results = ") for line in idiom.lines)
    assert not any(option.key in str(idiom) for option in strategy.options if option.key != "method")
    assert any("3" in line for line in idiom.lines) == strategy.takes_workers


@EACH
def test_that_each_run_has_one_of_its_own(strategy):
    one, other = of_a_run(strategy.identifier), of_a_run(strategy.identifier)
    assert type(one) is type(other) is type(strategy)
    assert len({id(each) for each in (one, other, strategy)}) == 3


def test_that_none_lacks_what_is_asked_of_each():
    class Lacking(Strategy):
        identifier = "lacking"

    with pytest.raises(TypeError, match=r"carries.*code.*default_workers.*run"):
        Lacking()


def test_that_the_catalogue_is_by_identifier_and_in_order():
    catalogue = strategies()
    assert list(catalogue) == ["sequential", "process", "pool", "executor", "joblib", "threads", "dask", "ray"]
    assert [each.identifier for each in catalogue.values()] == list(catalogue)


def test_that_the_catalogue_costs_no_run_what_only_a_cluster_needs():
    told = "import sys; from engine.inside.strategies import strategies; strategies(); print(*sorted(sys.modules))"
    done = subprocess.run([sys.executable, "-c", told], capture_output=True, check=True, encoding="utf-8", timeout=100)
    assert set(done.stdout.split()) & {"asyncio", "dask", "distributed", "logging", "ray", "secrets", "ssl"} == set()


def test_that_start_methods_are_offered_where_processes_are_started():
    offered = {name for name, each in strategies().items() if any(o.key == "start_method" for o in each.options)}
    assert offered == {"process", "pool", "executor"}
    for name in offered:
        assert set(strategies()[name].options[0].choices) == set(start_methods())


@EACH_HERE
def test_that_it_carries_results_between_processes_only(strategy):
    setup = Setup(2, {})
    strategy.prepare(setup)
    carried = strategy.carries(setup)
    in_one_process = strategy.identifier in ("sequential", "threads")
    assert carried.results == (strategy.identifier in ("pool", "executor", "joblib"))
    assert not (in_one_process and carried.items)
    strategy.tidy()


@pytest.mark.parametrize(("method", "items"), [("fork", False), ("spawn", True), ("forkserver", True)])
def test_that_a_forked_process_of_its_own_has_its_item_already(method, items):
    assert strategies()["process"].carries(Setup(2, {"start_method": method})).items is items
