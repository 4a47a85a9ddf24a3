"""Why a run has not finished, as a sentence."""

from collections.abc import Mapping
from typing import Any

from ..inside.language import marked, tr
from ..inside.records.odd import OTHERS
from ..inside.strategies import strategies
from .figures import brief, count, path, plain


def lazy_result(who: str, kind: str) -> str:
    """That a job gave back what is still to be computed: ``"Job 1 gave back a generator: …"``, by the type's name."""
    match kind:
        case "generator":
            text = tr("{who} gave back a generator: nothing has been computed; have the function return a list")
        case "coroutine":
            text = tr("{who} gave back a coroutine: nothing has been computed; have the function run it by asyncio.run")
        case _:
            text = tr(
                "{who} gave back an object of type {kind}: nothing has been computed; have the function return what comes of it"
            )
    return text.format(who=who, kind=plain(kind))


def run_problem(code: str, values: Mapping[str, Any]) -> str | None:
    """The sentence for ``code``; None if it is not about a run."""
    match code:
        case "runner-died":
            return tr("The process that was to run the jobs ended before it began ({why})").format(
                why=brief(values["why"])
            )
        case "internal":
            return _internal(values)
        case "stopped":
            return tr("The run was stopped")
        case "timeout":
            return tr("The run was stopped because its time was up")
        case "program-died":
            return tr("The program died during this run; what was recorded until then is shown")
        case "exit-status" if values["signal"] is not None:
            return tr("The program was ended by {signal}").format(signal=values["signal"])
        case "exit-status":
            return tr("The program ended with exit status {status}").format(status=values["exit_code"])
        case "runner-gone":
            return tr("The process that called the strategy died during the run")
        case "tasks-failed":
            return _tasks_failed(values)
        case "fewer-results":
            return tr("The strategy returned only {returned:,} results for {jobs:,} jobs, and no error").format(
                returned=values["returned"], jobs=values["jobs"]
            )
        case "lazy-result":
            return lazy_result(tr("Job {number:,}").format(number=values["number"]), values["kind"])
        case "not-rebuilt":
            return _not_rebuilt(values)
        case "result-not-sent":
            return tr(
                "Job {number:,}'s result does not pickle: {part} is the cause ({why}); return something simpler, or use threads"
            ).format(number=values["number"], part=plain(values["part"]), why=brief(values["why"]))
        case "stalled":
            return _stalled(values)
        case "respawn":
            return _respawn(values)
        case "strategy-raised":
            return tr("The strategy raised {type}: {message}").format(
                type=brief(values["type"]), message=brief(values["message"])
            )
        case "not-recorded":
            text = count(values["tasks"], tr("{n} task left no record"), tr("{n} tasks left no record"))
            return f"{text}: {_no_room(values)}" if "no_room" in values else text
        case "no-room":
            return _no_room(values)
        case _:
            return None


def _internal(values: Mapping[str, Any]) -> str:
    why = brief(values["why"])
    if "report" in values:
        text = tr("Something went wrong in Parallelogram itself: {why}; what was written down is in {path}")
        return text.format(why=why, path=path(values["report"]))
    if "unwritten" in values:
        text = tr(
            "Something went wrong in Parallelogram itself: {why}; nothing could be written down in {folder} ({refused})"
        )
        return text.format(why=why, folder=path(values["folder"]), refused=brief(values["unwritten"]))
    return tr("Something went wrong in Parallelogram itself: {why}; please report it").format(why=why)


def _no_room(values: Mapping[str, Any]) -> str:
    match values["no_room"]:
        case "full":
            text = tr("The disk under {folder} is full; make room there, or set TMPDIR to another folder")
        case "quota":
            text = tr(
                "Your quota of the disk under {folder} is used up; make room there, or set TMPDIR to another folder"
            )
        case _:
            text = tr(
                "What is recorded could not be written under {folder} ({why}); mend that, or set TMPDIR to another folder"
            )
    return text.format(folder=path(str(values["folder"])), why=brief(str(values["why"])))


def _tasks_failed(values: Mapping[str, Any]) -> str:
    parts = []
    if values["error"]:
        parts.append(count(values["error"], tr("{n} task raised an error"), tr("{n} tasks raised an error")))
    if values["lost"]:
        parts.append(
            count(
                values["lost"],
                tr("{n} task was lost with its worker"),
                tr("{n} tasks were lost with their workers"),
            )
        )
    text = tr(" and ", "between how many tasks raised an error and how many were lost").join(parts)
    if "returned" not in values:
        return text
    return tr("{failed}; the strategy returned {returned:,} results for {jobs:,} jobs, and no error").format(
        failed=text, returned=values["returned"], jobs=values["jobs"]
    )


def _respawn(values: Mapping[str, Any]) -> str:
    # The place for it comes after a word: it is empty, or a space and brackets.
    why = f" ({brief(values['why'])})" if values["why"] else ""
    if values["signal"] is not None:
        text = tr(
            "{workers:,} workers were killed by {signal} before they could run a job, and every one was replaced by another{why}; the run was stopped",
        )
    elif values["exit_code"] is not None:
        text = tr(
            "{workers:,} workers ended with exit code {exit_code} before they could run a job, and every one was replaced by another{why}; the run was stopped",
        )
    else:
        text = tr(
            "{workers:,} workers ended before they could run a job, and every one was replaced by another{why}; the run was stopped",
        )
    return text.format(workers=values["count"], signal=values["signal"], exit_code=values["exit_code"], why=why)


def _not_rebuilt(values: Mapping[str, Any]) -> str:
    if values["missing"] == OTHERS:
        text = tr(
            "Job {number:,} raised {type}, which cannot be rebuilt (its __init__ takes fewer arguments than super().__init__ was given); by hand, pool hangs and executor and joblib raise BrokenProcessPool; give the same to both"
        )
    else:
        text = tr(
            "Job {number:,} raised {type}, which cannot be rebuilt (its __init__ wants {missing}); by hand, pool hangs and executor and joblib raise BrokenProcessPool; give all of its arguments to super().__init__"
        )
    return text.format(number=values["number"], type=plain(values["type"]), missing=plain(values["missing"]))


def _stalled(values: Mapping[str, Any]) -> str:
    way = strategies().get(values["strategy"])  # None for a program that is watched
    name = tr("the program") if way is None else marked(way.title)
    is_over = values.get("is_over")
    if "pid" not in values:
        if is_over:
            return tr("Every job had ended, and yet {strategy} did not return").format(strategy=name)
        return tr("Every job has ended, and yet {strategy} does not return; stop the run").format(strategy=name)
    name = tr("The program") if way is None else name
    if is_over:
        text = tr("{strategy} was waiting for a result that would never come: {cause}")
    else:
        text = tr("{strategy} is waiting for a result that will never come: {cause}; stop the run")
    return text.format(strategy=name, cause=_cause(values))


def _cause(values: Mapping[str, Any]) -> str:
    """How the worker ended whose result is waited for, and when."""
    is_between = values["task"] is None
    if values["signal"] is not None:
        if is_between:
            text = tr("worker PID {pid} was killed by {signal} between two jobs")
        else:
            text = tr("worker PID {pid} was killed by {signal} during job {job:,}")
    elif values["exit_code"] is not None:
        if is_between:
            text = tr("worker PID {pid} ended with exit code {exit_code} between two jobs")
        else:
            text = tr("worker PID {pid} ended with exit code {exit_code} during job {job:,}")
    elif is_between:
        text = tr("worker PID {pid} ended between two jobs")
    else:
        text = tr("worker PID {pid} ended during job {job:,}")
    job = None if is_between else values["task"] + 1
    return text.format(pid=values["pid"], signal=values["signal"], exit_code=values["exit_code"], job=job)
