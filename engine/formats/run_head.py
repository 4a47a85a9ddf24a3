"""What a run file tells of the run as a whole, as plain data, and back."""

import dataclasses
from typing import Any

from .. import words
from ..inside.deaths import Death
from ..inside.language import tr
from ..inside.plan import ARGUMENTS_MOST, JOBS_MOST, SIZE_MOST, TIMEOUT_MOST_S, WORKERS_MOST, Plan
from ..inside.preflight import Found
from ..inside.problem import Problem
from ..inside.strategies import strategies
from ..inside.trial import DIED, DONE, LONG, NOT_TRIED, RAISED
from ..inside.workloads import function as own_function
from ..inside.workloads import workloads
from ..inside.workloads.items_once import AT_ONCE, Made
from ..supervise.batch import Checked, Python
from ..trace.run import Outcome, Run, TaskError
from .container import WrongError
from .fields import NS_MOST, WHOLE_MOST, Fields
from .short_lists import ERROR_CHARACTERS, error_as_fields

_PATH_CHARACTERS = 8_192
_SENTENCE_CHARACTERS = 4_000
_VALUES_MOST = 1_000
_IMPORTS_MOST = 100_000
_LENGTH_MOST_NS = int(TIMEOUT_MOST_S * 2e9)


def run_as_fields(run: Run) -> dict[str, Any]:
    """All of a run but what is in columns: its trace, its samples, its items, what was lost and not sent."""
    plan = run.plan.fields()
    plan.pop("items", None)
    checked = run.checked
    return {
        "plan": plan,
        "python": run.python and dataclasses.asdict(run.python),
        "checked": checked and dataclasses.asdict(checked),
        "outcome": run.outcome and run.outcome.value,
        "reason": _problem_as_fields(run.reason),
        "error": run.error and error_as_fields(run.error),
        "started_ns": run.started_ns,
        "ended_ns": run.ended_ns,
        "seen_ns": run.seen_ns,
        "runner_pid": min(run.runner_pid, WHOLE_MOST),
        "returned": run.returned,
        "unrecorded": min(run.unrecorded, WHOLE_MOST),
        "lost_results": min(run.lost_results, WHOLE_MOST),
        "dropped_bytes": min(run.dropped_bytes, WHOLE_MOST),
        "no_room": _problem_as_fields(run.no_room),
        "own_cpu_share": run.own_cpu_share,
        "others_cores": run.others_cores,
        "imports": [[pid, spent_s] for pid, spent_s in run.imports.items()],
        "mapped_bytes": min(run.mapped_bytes, WHOLE_MOST),
        "garbled": min(run.trace.garbled, WHOLE_MOST),
    }


def run_of(fields: Fields, items: str | None) -> Run:
    """A run that is over, by what ``run_as_fields`` told; its columns are still to be set. Raises WrongError."""
    run = Run(Plan("sequential", 1, 0, None, None))  # no columns are made for the plan's own jobs
    run.plan = _plan(fields.inner("plan"), items)
    run.python = fields.optional("python", lambda name: _python(fields.inner(name)))
    run.checked = fields.optional("checked", lambda name: _checked(fields.inner(name)))
    run.outcome = fields.optional("outcome", lambda name: Outcome(fields.choice(name, list(Outcome))))
    run.reason = fields.optional("reason", lambda name: _problem(fields.inner(name)))
    run.error = fields.optional("error", lambda name: _error(fields.inner(name)))
    run.started_ns, run.ended_ns, run.seen_ns = (
        fields.whole(name, NS_MOST) for name in ("started_ns", "ended_ns", "seen_ns")
    )
    if not -_LENGTH_MOST_NS <= run.until_ns - run.started_ns <= _LENGTH_MOST_NS and run.until_ns and run.started_ns:
        raise WrongError(tr("it cannot have gone on for so long"))
    if run.ended_ns and not 0 < run.started_ns <= run.ended_ns:
        raise WrongError(tr("it cannot have ended before it began"))
    run.runner_pid = fields.whole("runner_pid")
    run.returned = fields.optional("returned", fields.whole)
    run.unrecorded = fields.whole("unrecorded")
    run.dropped_bytes = fields.whole("dropped_bytes")
    if "lost_results" in fields.names():  # earlier files have neither
        run.lost_results = fields.whole("lost_results")
    if "no_room" in fields.names():
        run.no_room = fields.optional("no_room", lambda name: _problem(fields.inner(name)))
    run.own_cpu_share = fields.optional("own_cpu_share", fields.number)
    if "others_cores" in fields.names():  # earlier files have none
        run.others_cores = fields.optional("others_cores", fields.number)
    if "imports" in fields.names():
        run.imports, run.mapped_bytes = _imports(fields), fields.whole("mapped_bytes")
    run.over = True
    return run


def death(fields: list[Any]) -> Death:
    """How a worker ended, from its three fields."""
    match fields:
        case [str() | None as signal, int() | None as code, str() | None as reason]:
            if len(signal or "") <= 100 and len(reason or "") <= 100 and abs(code or 0) < 2**63:
                return Death(signal, code, reason)
    raise WrongError(tr("how its workers died cannot be so"))


def _error(fields: Fields) -> TaskError:
    return TaskError(*(fields.text(name, ERROR_CHARACTERS) for name in ("type", "message", "traceback")))


def _plan(fields: Fields, items: str | None) -> Plan:
    known = {field.name for field in dataclasses.fields(Plan)}
    if set(fields.names()) - known:
        raise WrongError(tr("its plan is not as it should be"))
    has = fields.names()
    strategy = fields.choice("strategy", strategies())
    own = "function" in has
    plan = Plan(
        strategy,
        fields.whole("workers", WORKERS_MOST),
        fields.whole("jobs", JOBS_MOST),
        None if own else fields.choice("workload", workloads()),
        None if own else fields.whole("size", SIZE_MOST),
        _options(fields.inner("options"), {option.key for option in strategies()[strategy].options}),
        fields.text("function", _PATH_CHARACTERS) if own else None,
        items,
        fields.text("python", _PATH_CHARACTERS) if "python" in has else None,
        fields.flag("keep_going") if "keep_going" in has else False,
        _limit(fields) if "task_timeout_s" in has else None,
        fields.flag("skip_trial") if "skip_trial" in has else False,
        _arguments(fields) if "arguments" in has else (),
    )
    if plan.function is not None and not all(own_function.split(plan.function)):
        raise WrongError(tr("its function is not as it should be"))
    return plan


def _imports(fields: Fields) -> dict[int, float]:
    found = {}
    for each in fields.items("imports", _IMPORTS_MOST):
        match each:
            case [int(pid), int() | float() as spent_s] if 0 <= pid <= WHOLE_MOST and 0 <= spent_s <= TIMEOUT_MOST_S:
                found[pid] = float(spent_s)
            case _:
                raise WrongError(tr("its head is not as it should be"))
    return found


def _arguments(fields: Fields) -> tuple[str, ...]:
    texts = fields.items("arguments", ARGUMENTS_MOST)
    if not all(isinstance(text, str) and len(text) <= _PATH_CHARACTERS for text in texts):
        raise WrongError(tr("its arguments are not as they should be"))
    return tuple(texts)


def _limit(fields: Fields) -> float:
    fields.number("task_timeout_s", TIMEOUT_MOST_S)
    return fields.any("task_timeout_s")  # type: ignore[no-any-return]  # a whole number stays one


def _options(fields: Fields, known: set[str]) -> dict[str, Any]:
    if set(fields.names()) - known:
        raise WrongError(tr("its options are not as they should be"))
    for name in fields.names():
        if type(fields.any(name)) is not int:
            fields.text(name)
        elif abs(fields.any(name)) >= 10**9:
            raise WrongError(tr("its options cannot be so"))
    return {name: fields.any(name) for name in fields.names()}


def _python(fields: Fields) -> Python:
    return Python(fields.text("version", 100), fields.flag("gil"), fields.whole("cores"))


def _checked(fields: Fields) -> Checked:
    return Checked(
        fields.whole("jobs", JOBS_MOST),
        fields.whole("workers", WORKERS_MOST),
        _found(fields.inner("found")),
        _made(fields.inner("made")) if "made" in fields.names() else AT_ONCE,  # earlier files have none
    )


def _found(fields: Fields) -> Found:
    trial = fields.choice("trial", (DONE, RAISED, DIED, LONG, NOT_TRIED))
    item_bytes, result_bytes = (fields.optional(name, fields.whole) for name in ("item_bytes", "result_bytes"))
    found = Found(
        trial, fields.number("call_s"), fields.number("cpu_s"), item_bytes, result_bytes, fields.text("error")
    )
    if "calls" not in fields.names():  # earlier files tell of one call alone
        return found
    return dataclasses.replace(
        found,
        lazy=fields.text("lazy"),
        calls=fields.whole("calls"),
        first_s=fields.number("first_s"),
        first_cpu_s=fields.number("first_cpu_s"),
        function_bytes=fields.optional("function_bytes", fields.whole),
    )


def _made(fields: Fields) -> Made:
    return Made(fields.number("items_s"), fields.flag("is_taken_over"), fields.text("made_anew"))


def _problem_as_fields(found: Problem | None) -> dict[str, Any] | None:
    return None if found is None else {"field": found.field, "code": found.code, "values": dict(found.values)}


def _problem(fields: Fields) -> Problem:
    """A problem that has its sentence."""
    values = fields.inner("values")
    found = Problem(
        fields.text("field", 100), fields.text("code", 100), {name: values.any(name) for name in values.names()}
    )
    if len(found.values) > _VALUES_MOST:
        raise WrongError(tr("why it ended so cannot be told"))
    try:
        for more in ({}, {"is_over": True}):
            sentence = words.problem(dataclasses.replace(found, values={**found.values, **more}))
            if len(sentence) > _SENTENCE_CHARACTERS:
                raise WrongError(tr("why it ended so cannot be told"))
    except (KeyError, TypeError, ValueError, AttributeError, IndexError, OverflowError) as error:
        raise WrongError(tr("why it ended so cannot be told")) from error
    return found
