"""The plans that a form says."""

from typing import TYPE_CHECKING

from engine.inside.plan import Plan, make_plan
from engine.inside.strategies import START_METHOD, Strategy, start_methods, strategies

if TYPE_CHECKING:
    from .run_form import RunForm


def plan_of(form: "RunForm", identifier: str) -> Plan:
    """What a form says, by one of the strategies that it runs; several have as many workers, each. Main thread.

    Raises:
        PlanError: the first thing that is wrong.
    """
    way = strategies()[identifier]
    own = form.options.values(identifier)
    options: dict[str, str | int] = {}
    # What is shown is what is run: another Python, or another option, may bring another start method with it.
    is_shown = form.python.path() is not None or bool(own)
    if takes_start_method(way) and (is_shown or form.start_method.chosen() != start_methods()[0]):
        options[START_METHOD.key] = form.start_method.chosen()
    built_in = {"workload": form.workload.chosen(), "size": form.size_box.value()}
    what = form.own.fields() if form.is_own() else built_in
    # Its own number is left to the strategy, which may refuse it with a reason that the box's limit has not.
    workers = form.workers.value() if len(form.ticks.to_run()) > 1 else form.own_workers()
    return make_plan(
        strategy=identifier,
        workers=workers if way.takes_workers else None,
        jobs=form.jobs.value() if what.get("items") is None else None,
        options={**options, **own},
        python=form.python.path(),
        **form.settings.values(),
        **what,
    )


def takes_start_method(strategy: Strategy) -> bool:
    """Whether it starts processes by a method that can be chosen."""
    return START_METHOD in strategy.options
