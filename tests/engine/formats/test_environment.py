"""Where a run was made."""

import dataclasses

from engine import words
from engine.formats.environment import Environment
from engine.inside.plan import make_plan
from engine.insight.comparison import differences
from engine.model.call import Python


def test_that_all_of_an_environment_is_told_as_text_and_every_field_has_a_name():
    environment = Environment("1.0", {"numpy": "2.2"}, "Linux 6.1", "x86_64", 2, 8 * 10**9, "fork")
    told = environment.texts(Python("3.12.1", True, 2))
    assert told == {
        "program": "1.0", "python_version": "3.12.1", "gil": "yes", "numpy": "2.2", "system": "Linux 6.1",
        "machine": "x86_64", "cores": "2", "memory_bytes": "8.0 GB", "start_method": "fork",
    }  # fmt: skip
    assert {field for field in told if words.field_name(field) == field} == {"numpy"}
    nothing = dataclasses.replace(environment, memory_bytes=0, start_method=None).texts(None)
    assert [nothing[field] for field in ("python_version", "gil", "memory_bytes", "start_method")] == [""] * 4


def test_that_two_plans_on_one_machine_differ_in_what_was_chosen_alone():
    plans = [make_plan(strategy="pool"), make_plan(strategy="pool", options={"chunksize": 3})]
    environments = [Environment.here(plan).texts(None) for plan in plans]
    assert [(each.field, each.values) for each in differences(plans, environments)] == [("chunksize", ("", "3"))]
