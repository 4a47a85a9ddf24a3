"""What a run form is filled in with, as plain data: to be remembered, and to be filled in again."""

import contextlib
import shlex
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from engine.inside.plan import UNSET, Plan, Watch
from engine.inside.plan_fields import JOBS_MOST, SIZE_MOST, WORKERS_MOST
from engine.inside.strategies import start_methods
from engine.inside.workloads import function as own_function
from engine.inside.workloads.sources import SOURCES
from engine.model.experiment import REPEATS_MOST

from .python_choice import THIS

if TYPE_CHECKING:
    from .run_form import RunForm

OWN = "function"
"""The form's own word for a function of one's own, among the workloads."""
Filling = Mapping[str, Any]
_TEXT_MOST = 100_000

BARE: Filling = {
    "python": None, "workload": "squares", "jobs": 4, "size": 10_000_000, "ticks": [], "sweep": False,
    "sweep_chunks": False, "repeats": 3, "workers": None, "start_method": start_methods()[0], "options_of": {},
    "options": {}, "baseline": False, **UNSET,
}  # fmt: skip
"""The tutorial's job, and all else as nobody has set it; but for the strategy."""

TUTORIAL: Filling = {**BARE, "strategy": "pool", "ticks": ["sequential", "process", "pool", "joblib"]}
"""The tutorial's ways, side by side."""


def filled(form: "RunForm") -> dict[str, Any]:
    """What ``form`` is filled in with, as JSON can carry it."""
    return {
        "workload": form.workload.chosen(),
        "jobs": form.jobs.value(),
        "size": form.size_box.value(),
        "strategy": form.strategy.chosen(),
        "workers": form.own_workers(),
        "start_method": form.start_method.chosen(),
        "options_of": form.options.all_values(),
        "options": dict(form.options.values()),
        **form.settings.values(),
        "baseline": form.baseline.isChecked(),
        "ticks": form.ticks.ticked(),
        "sweep": form.sweep.isChecked(),
        "sweep_chunks": form.sweep.chunks.isChecked(),
        "repeats": form.repeats.value(),
        "python": form.python.path(),
        "file": form.own.path,
        "function": form.own.function.chosen(),
        "arguments": form.own.arguments.text(),
        "items_kind": form.own.items.kind.chosen(),
        "items": form.own.items.told(),
        "star": form.own.star.isChecked(),
        "initializer": form.own.initializer.told(),
        "initargs": form.own.initializer.arguments.text(),
        "script": form.watch.script.text(),
        "script_arguments": form.watch.arguments.text(),
        "folder": form.watch.folder.text(),
    }


def of_plan(plan: Plan) -> dict[str, Any]:
    """What fills a form in so that it says what a plan says, as far as a form can: of a function, or of a script that
    is watched.

    But for another Python, where no script is watched.
    """
    if plan.watch is not None:
        return {"watch": plan.watch, "python": plan.python}
    return {
        **(_of_function(plan) if plan.function is not None else {"workload": plan.workload, "size": plan.size}),
        "jobs": plan.jobs,
        "strategy": plan.strategy,
        "ticks": [],
        "sweep": False,
        "sweep_chunks": False,
        "workers": plan.workers,
        "start_method": plan.options.get("start_method", start_methods()[0]),
        "options": {key: value for key, value in plan.options.items() if key != "start_method"},
        **{key: getattr(plan, key) for key in UNSET},
    }


def can_be_filled_in(plan: Plan) -> bool:
    """Whether a form can say what a plan says: that of a module or a process that is watched is said elsewhere."""
    if plan.watch is not None:
        return plan.watch.module is None and bool(plan.watch.argv) and plan.watch.argv[0].endswith(".py")
    return plan.function is None or len(plan.items or "") <= _TEXT_MOST


def _of_function(plan: Plan) -> dict[str, Any]:
    """A function of one's own, and where its items come from."""
    path, name = own_function.split(plan.function or "")
    found = {
        "workload": OWN,
        "file": path,
        "function": name,
        "arguments": shlex.join(plan.arguments),
        "star": plan.star,
    }
    items = plan.items or ""
    sources = sorted(SOURCES, key=lambda source: -len(source.prefix))  # the one of JSON itself has none
    source = next((source for source in sources if items and items.startswith(source.prefix)), None)
    if source is not None:
        found |= {"items_kind": source.identifier, "items": items.removeprefix(source.prefix)}
    return found


def fill(form: "RunForm", filling: Filling) -> None:
    """Fill in what there is and could be so; all else stays as it is, but options are the defaults. Main thread."""

    def take(name: str, kind: type, use: Callable[[Any], object]) -> None:
        value = filling.get(name)
        if isinstance(value, kind) and not (isinstance(value, bool) and kind is not bool):
            with contextlib.suppress(KeyError):  # there is no such choice, or not here
                use(value)

    def number(most: float, use: Callable[[Any], object]) -> Callable[[Any], object]:
        return lambda value: use(value) if 0 <= value <= most else None

    def text(use: Callable[[str], object]) -> Callable[[str], object]:
        return lambda value: use(value) if value and len(value) <= _TEXT_MOST and "\0" not in value else None

    take("watch", Watch, form.watch.take)
    for name, line in form.watch.lines():
        take(name, str, text(line.setText))
    take("python", str, text(form.python.choice.choose))
    if "python" in filling and filling["python"] is None:
        form.python.choice.choose(THIS)
    take("workload", str, form.workload.choose)
    take("file", str, text(lambda path: form.own.set_file(path, str(filling.get("function", "")))))
    take("arguments", str, lambda words: form.own.arguments.setText(words[:_TEXT_MOST]))
    take("items_kind", str, lambda kind: form.own.items.fill(kind, str(filling.get("items", ""))[:_TEXT_MOST]))
    take("star", bool, form.own.star.setChecked)
    initargs = str(filling.get("initargs", ""))[:_TEXT_MOST]
    take("initializer", str, lambda name: form.own.initializer.fill(name, initargs))
    take("jobs", int, number(JOBS_MOST, form.jobs.setValue))
    take("size", int, number(SIZE_MOST, form.size_box.setValue))
    take("strategy", str, form.strategy.choose)
    take("ticks", list, form.ticks.fill)
    take("sweep", bool, form.sweep.setChecked)
    take("sweep_chunks", bool, form.sweep.chunks.setChecked)
    take("repeats", int, number(REPEATS_MOST, form.repeats.setValue))
    take("start_method", str, form.start_method.choose)
    take("options_of", dict, form.options.fill_all)
    take("options", dict, form.options.fill)
    form.settings.fill(filling)
    take("baseline", bool, form.baseline.setChecked)
    if "workers" in filling:
        form.set_workers(None)
        take("workers", int, number(WORKERS_MOST, form.set_workers))
