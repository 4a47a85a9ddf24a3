"""``main.py advise``: one whole advice serves all checks."""

import json

import pytest

from engine.commands import main
from engine.inside.strategies import strategies

SHAPE = {
    "format", "version", "best", "choices", "verified", "loop", "jobs", "calls", "worth_from_s", "spent_s", "sentence",
    "doubts", "reasons", "code",
}  # fmt: skip
CHOICE = {"strategy", "workers", "options", "predicted_s", "low_s", "high_s"}


@pytest.fixture(scope="module")
def advised(tmp_path_factory):
    """What is written of jobs that wait, and its file."""
    path = tmp_path_factory.mktemp("advice") / "advice.json"
    work = ("--workload", "waiting", "--size", "150", "--jobs", "8")
    status = main(["advise", *work, "--budget", "90", "--quiet", "--json", str(path)])
    return status, json.loads(path.read_text())


def test_that_the_object_has_what_the_contract_names(advised):
    status, found = advised
    assert status == 0
    assert set(found) == SHAPE
    assert (found["format"], found["version"]) == ("parallelogram-advice", 1)
    assert set(found["best"]) == CHOICE
    assert all(set(choice) == CHOICE | {"elapsed_s"} for choice in found["choices"])
    assert found["best"]["low_s"] <= found["best"]["predicted_s"] <= found["best"]["high_s"]
    assert set(found["loop"]) == {"predicted_s"}


def test_that_jobs_that_wait_get_more_workers_than_cores_and_the_advice_was_run(advised):
    _, found = advised
    assert found["best"]["strategy"] != "sequential"
    assert found["best"]["workers"] == 8
    assert found["loop"]["predicted_s"] > 8 * 0.15 * 0.99  # less what it takes to measure a call
    assert found["verified"]["elapsed_s"] >= 0.15
    assert set(found["verified"]) == {"elapsed_s", "within"}


def test_that_the_sentence_says_what_to_use_and_what_it_took_and_the_code_does_it(advised):
    _, found = advised
    title = strategies()[found["best"]["strategy"]].title
    assert found["sentence"].startswith(f"Use {title} · 8 workers")
    assert ": it took" in found["sentence"]
    compile(found["code"], "advice.py", "exec")
    assert "8" in found["code"]


def test_that_no_way_is_measured_with_what_it_takes_to_make_the_items(tmp_path):
    own, path = tmp_path / "slow_items.py", tmp_path / "advice.json"
    own.write_text(
        "import time\n\n\ndef work(item):\n    return item\n\n\n"
        "def items():\n    for item in range(4):\n        time.sleep(1.5)\n        yield item\n"
    )
    work = ("--function", f"{own}:work", "--items", "generator:items")
    assert main(["advise", *work, "--budget", "60", "--quiet", "--json", str(path)]) == 0
    found = json.loads(path.read_text())
    took_s = [choice["elapsed_s"] for choice in found["choices"] if choice["elapsed_s"] is not None]
    assert took_s
    assert min(took_s) < 3 * 1.5  # the first item is made for the trial in any case


def test_that_nothing_is_called_without_a_trial_and_the_workload_tells_roughly(say):
    said = say("advise", "--workload", "squares", "--size", "1000000", "--no-trial", "--budget", "60")
    assert said.status == 0
    assert "Nothing was called" in said.out
    assert "if __name__" in said.out


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--budget", "0"), "budget"),
        (("--budget", "soon"), "budget"),
        (("--max-workers", "0"), "most workers"),
        (("--max-workers", "two"), "most workers"),
        (("--workload", "nothing"), "workload"),
    ],
)
def test_that_what_is_wrong_is_one_line_and_status_2(say, arguments, told):
    said = say("advise", *arguments)
    assert (said.status, said.out) == (2, "")
    assert said.err.count("\n") == 1
    assert told in said.err
