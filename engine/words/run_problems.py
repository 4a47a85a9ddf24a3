"""Why a run has not finished, as a sentence."""

from collections.abc import Mapping
from typing import Any

from ..strategies import strategies
from .figures import brief, count
from .tasks import how_ended


def run_problem(code: str, values: Mapping[str, Any]) -> str | None:
    """The sentence for ``code``; None if it is not about a run."""
    match code:
        case "runner-died":
            return f"The process that was to run the jobs ended before it began ({brief(values['why'])})"
        case "internal":
            return f"The program has a fault of its own ({brief(values['why'])}); please report it"
        case "stopped":
            return "The run was stopped"
        case "timeout":
            return "The run was stopped because its time was up"
        case "program-died":
            return "The program died during this run; what was recorded until then is shown"
        case "runner-gone":
            return "The process that called the strategy died during the run"
        case "tasks-failed":
            parts = []
            if values["error"]:
                parts.append(count(values["error"], "task raised an error", "tasks raised an error"))
            if values["lost"]:
                parts.append(
                    count(values["lost"], "task was lost with its worker", "tasks were lost with their workers")
                )
            text = " and ".join(parts)
            if "returned" in values:
                text += (
                    f"; the strategy returned {values['returned']:,} results for {values['jobs']:,} jobs, and no error"
                )
            return text
        case "fewer-results":
            return (
                f"The strategy returned only {values['returned']:,} results for {values['jobs']:,} jobs, and no error"
            )
        case "stalled":
            return _stalled(values)
        case "respawn":
            how = how_ended(values)
            why = f" ({brief(values['why'])})" if values["why"] else ""
            return (
                f"{values['count']:,} workers {how} before they could run a job, and every one was replaced by another"
                f"{why}; the run was stopped"
            )
        case "strategy-raised":
            return f"The strategy raised {brief(values['type'])}: {brief(values['message'])}"
        case "not-recorded":
            return count(values["tasks"], "task left no record", "tasks left no record")
        case _:
            return None


def _stalled(values: Mapping[str, Any]) -> str:
    name = strategies()[values["strategy"]].title
    is_over = values.get("is_over")
    way_out = "" if is_over else "; stop the run"
    if "pid" not in values:
        if is_over:
            return f"Every job had ended, and yet {name} did not return"
        return f"Every job has ended, and yet {name} does not return{way_out}"
    when = "between two jobs" if values["task"] is None else f"during job {values['task'] + 1:,}"
    waits = "was waiting for a result that would never" if is_over else "is waiting for a result that will never"
    return f"{name} {waits} come: worker PID {values['pid']} {how_ended(values)} {when}{way_out}"
