"""What a run is to do, and where, in a few words."""

import os
from collections.abc import Mapping, Sequence
from dataclasses import replace

from ..inside.language import mark, marked, tr
from ..inside.phrases import count, plain, size
from ..inside.plan import Plan
from ..inside.problems.results import lazy_result
from ..inside.records.events import Checked, Found, Made
from ..inside.strategies import strategies
from ..inside.worker import Process
from ..inside.workloads import function as own_function
from ..inside.workloads import workloads
from ..insight.excerpt import Excerpt
from ..model.call import Python
from ..trace.run import Outcome, Run
from .figures import short_duration

ITEMS_TOLD_S = 0.01
"""What it takes to make the items is told from this on."""
FUNCTION_TOLD_BYTES = 10_000
"""What a function carries with it is told from this on: its name and its module take less."""
_WORKERS_MOST = 256
_UNSEEN_MOST = 4
_OUTCOMES = {
    Outcome.FINISHED: mark("finished"),
    Outcome.FAILED: mark("failed"),
    Outcome.STALLED: mark("stalled"),
    Outcome.CANCELLED: mark("cancelled"),
}


def load(plan: Plan) -> str:
    """What a plan has to do, in a few words."""
    if plan.watch is not None:
        module = [] if plan.watch.module is None else ["-m", plan.watch.module]
        command = plain(" ".join([*module, *plan.watch.argv]))
        if plan.watch.pid is None:
            return command
        return tr("PID {pid}: {command}").format(pid=plan.watch.pid, command=command)
    jobs = count(plan.jobs, tr("{n} job"), tr("{n} jobs"))
    if plan.function is not None:
        path, name = own_function.split(plan.function)
        return tr("{function} of {file} · {jobs}").format(function=name, file=os.path.basename(path), jobs=jobs)
    text = (
        tr("{workload} · {n} job of size {size:,}") if plan.jobs == 1 else tr("{workload} · {n} jobs of size {size:,}")
    )
    return text.format(workload=workload(plan.workload), n=f"{plan.jobs:,}", size=plan.size)


def workload(identifier: str | None) -> str:
    """A built-in function as the form calls it; of one that is not known, such as another version's, what it is."""
    known = workloads().get(identifier or "")
    return marked(known.title) if known is not None else plain(str(identifier))


def title(plan: Plan) -> str:
    """How a plan goes about it, in two words: ``"Pool, 2 workers"``; of a program that is watched, its own name without
    its folder, and its arguments.
    """
    strategy = strategies().get(plan.strategy)
    watch = plan.watch
    if watch is not None and watch.pid is None and watch.module is None and watch.argv:
        program, *arguments = watch.argv
        return load(replace(plan, watch=replace(watch, argv=(os.path.basename(program) or program, *arguments))))
    if plan.watch is not None or strategy is None:
        return load(plan)
    name = marked(strategy.title)
    return f"{name}, {workers(plan.workers)}" if strategy.takes_workers and plan.workers else name


def outcome(ended: Outcome, exit_status: int | None = None) -> str:
    """How a run ended, in a word; a program that was watched, and ended by itself, with its exit status."""
    if exit_status is not None and ended is not Outcome.CANCELLED:
        return tr("ended with status {status}").format(status=exit_status)
    return marked(_OUTCOMES[ended])


def caller(run: Run, births: int) -> str:
    """What the process that calls the strategy has done in its call, in which so many processes began to be.

    Such as ``"2 processes began · pickled for 12 ms · unpickled for 3 ms"``; empty if nothing is known.
    """
    traffic, told = run.trace.runner_traffic, []
    if births:
        told.append(count(births, tr("{n} process began"), tr("{n} processes began")))
    if traffic.pickle_ns:
        told.append(tr("pickled for {time}").format(time=short_duration(traffic.pickle_ns / 1e9)))
    if traffic.unpickle_ns:
        told.append(tr("unpickled for {time}").format(time=short_duration(traffic.unpickle_ns / 1e9)))
    return " · ".join(told)


def unseen(run: Run) -> str:
    """What of a program that was watched could not be seen, in sentences; empty if nothing is known of that."""
    told = [f"{plain(what)}: {marked(why)}." for what, why in run.unseen[:_UNSEEN_MOST]]
    if len(run.unseen) > _UNSEEN_MOST:
        told.append(tr("And {more:,} more.").format(more=len(run.unseen) - _UNSEEN_MOST))
    return " ".join([tr("Not everything was seen."), *told]) if told else ""


def python(found: Python) -> str:
    """A Python, in a few words: ``"Python 3.12.1 · GIL · 2 cores"``."""
    lock = tr("GIL") if found.gil else tr("no GIL")
    cores = count(found.cores, tr("{n} core"), tr("{n} cores"))
    return f"Python {found.version} · {lock} · {cores}"


def workers(number: int) -> str:
    """A number of workers: ``"1 worker"``, ``"2 workers"``."""
    return count(number, tr("{n} worker"), tr("{n} workers"))


def lane(number: int, level: int) -> str:
    """A lane by the number of its worker, counted from 0, and its level: ``"worker 2"``, ``"worker 2, level 1"``."""
    if level:
        return tr("worker {number}, level {level}").format(number=number + 1, level=level)
    return tr("worker {number}").format(number=number + 1)


def checked(found: Checked, expected_s: float) -> str:
    """What trying a function of one's own has shown, in one line."""
    trial = found.found
    jobs = count(found.jobs, tr("{n} job"), tr("{n} jobs"))
    parts = []
    if found.made.items_s >= ITEMS_TOLD_S and not found.made.is_flow:  # then it is not over
        parts.append(items_made(found.made))
    if trial.function_bytes is not None and trial.function_bytes >= FUNCTION_TOLD_BYTES:
        parts.append(tr("the function carries {size}, with each message").format(size=size(trial.function_bytes)))
    if trial.item_bytes is not None:
        parts.append(tr("the first item is {size} pickled").format(size=size(trial.item_bytes)))
    if trial.result_bytes is not None:
        parts.append(tr("its result {size}", "pickled, as the first item").format(size=size(trial.result_bytes)))
    match trial.trial:
        case "done" if trial.lazy:
            return lazy_result(tr("The first item"), trial.lazy)
        case "done":
            parts.append(_calls(trial))
            if not found.jobs or not expected_s:
                return _sentence(", ".join(parts))
            parts.append(
                tr("so about {time} for {jobs}, once the workers run").format(
                    time=short_duration(expected_s), jobs=jobs
                )
            )
        case "long":
            parts.append(
                tr(
                    "the first call takes more than {seconds:.0f} s, so nobody can say how long {jobs} will take"
                ).format(seconds=trial.call_s, jobs=jobs)
                if found.jobs
                else tr("the first call takes more than {seconds:.0f} s").format(seconds=trial.call_s)
            )
        case "raised":
            parts.append(tr("the first item makes it raise {error}").format(error=plain(trial.error)))
        case "died":
            parts.append(tr("the first item makes its process die"))
        case _:
            parts.append(jobs if found.jobs else tr("nobody knows yet how many jobs there are"))
    text = ", ".join(parts)
    return _sentence(text)


def left_out_of_notebook(magics: int, calls: int) -> str:
    """What of a notebook no worker does; empty if it does all."""
    if not magics and not calls:
        return ""
    told = (count(magics, tr("{n} magic"), tr("{n} magics")), count(calls, tr("{n} call"), tr("{n} calls")))
    parts = [text for text, number in zip(told, (magics, calls), strict=True) if number]
    return tr("Left out of the notebook: {what}. Workers take what the function needs.").format(what=", ".join(parts))


def function_carries(function_bytes: int, messages: int) -> str:
    """What a function carries: ``"the function carries 9.9 MB, with each of 12 messages"``."""
    text = (
        tr("the function carries {size}, with {n:,} message")
        if messages == 1
        else tr("the function carries {size}, with each of {n:,} messages")
    )
    return text.format(size=size(function_bytes), n=messages)


def importing(imports: Mapping[Process, float]) -> str:
    """What importing took: ``"importing took 1.0 s in each of 2 workers"``; empty where it took none."""
    if not imports:
        return ""
    least, most = min(imports.values()), max(imports.values())
    if len(imports) == 1:
        return tr("importing took {time} in one worker").format(time=short_duration(most))
    if short_duration(least) == short_duration(most) or most < 1.3 * least:
        mean_s = sum(imports.values()) / len(imports)
        return tr("importing took {time} in each of {n:,} workers").format(time=short_duration(mean_s), n=len(imports))
    return tr("importing took {least} to {most} in each of {n:,} workers").format(
        least=short_duration(least), most=short_duration(most), n=len(imports)
    )


def _calls(trial: Found) -> str:
    """What a call takes, and the first one where that is worth a word."""
    if trial.has_slow_first_call:
        text = tr("a first call takes {first}, and one after it {time}")
    elif trial.calls > 1:
        text = tr("one call takes {time}, the mean of {n:,}")
    else:
        text = tr("one call takes {time}")
    return text.format(first=short_duration(trial.first_s), time=short_duration(trial.call_s), n=trial.calls)


def items_made(made: Made) -> str:
    """How long the items took: ``"making the items took 3.0 s"``."""
    if made.is_flow:
        return tr("making the items took {time}, one by one as they were taken").format(
            time=short_duration(made.items_s)
        )
    if made.is_taken_over:
        return tr("making the items took {time}, once for all runs").format(time=short_duration(made.items_s))
    return tr("making the items took {time}").format(time=short_duration(made.items_s))


def items_of_runs(made: Sequence[Made]) -> list[str]:
    """What is told of the items of several runs of the same jobs, as sentences without a full stop."""
    longest = max(made, key=lambda each: each.items_s)
    if longest.items_s < ITEMS_TOLD_S:
        return []
    anew = next((each for each in made if each.made_anew), None)
    if anew is not None:
        return [f"{_sentence(items_made(Made(longest.items_s)))}", made_anew(anew)]
    is_once = any(each.is_taken_over for each in made)
    return [_sentence(items_made(Made(longest.items_s, is_taken_over=is_once)))]


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]


def made_anew(made: Made) -> str:
    """That each run makes its own items, and why; without a full stop at its end."""
    return tr("Each run makes the items anew, as they cannot be kept for the next ({why})").format(
        why=plain(made.made_anew)
    )


def excerpt(found: Excerpt) -> str:
    """The figures of a range of time: ``"0.42 s · 12 tasks, 35 ms on average, 80 ms at most · workers 87% busy"``."""
    tasks = [count(found.tasks, tr("{n} job"), tr("{n} jobs"))]
    if found.mean_ns is not None and found.ended > 1:
        tasks.append(tr("{time} on average").format(time=short_duration(found.mean_ns / 1e9)))
        if found.longest_ns:
            tasks.append(tr("{time} at most").format(time=short_duration(found.longest_ns / 1e9)))
    parts = [short_duration(found.duration_ns / 1e9), ", ".join(tasks)]
    if found.failed:
        parts.append(tr("{n:,} failed").format(n=found.failed))
    if found.utilisation is not None and found.workers <= _WORKERS_MOST:
        parts.append(tr("workers {share:.0%} busy").format(share=found.utilisation))
    elif found.duration_ns:
        # Of so many workers few are there at a time, so that a share of all of them would say nothing.
        parts.append(tr("{n:.1f} at a time").format(n=found.busy_ns / found.duration_ns))
    return " · ".join(parts)


def lost_results(number: int) -> str:
    """That what came of so many tasks could not be kept: ``"The results of 2 tasks were not kept"``."""
    return count(number, tr("The result of {n} job was not kept"), tr("The results of {n} jobs were not kept"))
