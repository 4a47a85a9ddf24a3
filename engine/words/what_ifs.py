"""What if a run had been otherwise, in sentences; each is marked as a prediction."""

from collections.abc import Iterator

from ..inside.language import mark, marked, tr
from ..insight.what_if.gains import MANY_CORES, Bound, Gain, Otherwise
from ..insight.what_if.replay import Assumed, Replayed
from ..trace.run import Run
from .calls import call_title
from .figures import short_duration, times
from .runs import workers

_GAINS = {
    "chunk": mark("Predicted: in chunks of {value}, {call} would take about {after}, not {before}."),
    "workers": mark("Predicted: with {workers}, {call} would take about {after}, not {before}."),
    "longest_first": mark("Predicted: with the longest jobs first, {call} would take about {after}, not {before}."),
    "threads": mark("Predicted: by threads in place of processes, {call} would take about {after}, not {before}."),
}
_MORE_THAN_CORES = mark(
    "Predicted: with {workers}, {call} would take about {after}, not {before}, unless its jobs wait for each other."
)
_FIT = 0.15
_GAINS_MOST = 6


def gain(run: Run, found: Gain) -> str:
    """What one change would gain, and where it is to be made."""
    is_beyond = found.change == "workers" and run.python is not None and found.value > run.python.cores
    text = marked(_MORE_THAN_CORES if is_beyond else _GAINS[found.change])
    call = call_title(run.call(found.call)) if run.plan.watch is not None else tr("the run")
    figures = {"after": short_duration(found.after_s), "before": short_duration(found.before_s)}
    return text.format(value=f"{found.value:,}", workers=workers(found.value), call=call, **figures)


def bounded(found: Bound) -> str:
    """How far a program can come at all."""
    text = tr(
        "Even with {cores} cores it would be at most {speedup} as fast: {serial} of its {all} are outside of its parallel parts, which take {shared} even then."
    )
    return text.format(
        cores=MANY_CORES,
        speedup=times(found.speedup),
        serial=short_duration(found.serial_s),
        all=short_duration(found.all_s),
        shared=short_duration(found.shared_s),
    )


def otherwise(run: Run, found: Otherwise) -> list[str]:
    """What other ways of handing over would have gained, and how far a program can come at all: a sentence each."""
    told = [gain(run, each) for each in found.gains[:_GAINS_MOST]]
    return told + ([bounded(found.bound)] if found.bound is not None else [])


def what_if(measured_s: float, found: Replayed) -> str:
    """What it would come to, in one sentence."""
    text = tr("Predicted: {after}, where it took {before} ({speedup}).")
    figures = {"after": short_duration(found.elapsed_s), "before": short_duration(measured_s)}
    return text.format(**figures, speedup=times(measured_s / max(found.elapsed_s, 1e-9)))


def assumed(was: Assumed, now: Assumed, found: Replayed) -> Iterator[str]:
    """What that rests on, a sentence each."""
    yield tr("Assumed: each job computes and waits as long as it did, however many others are beside it.")
    if now.cores != was.cores:
        yield tr("The {cores} cores are like those of this machine, and free.").format(cores=f"{now.cores:,}")
    if abs(found.fit - 1.0) > _FIT:
        text = tr("The replay of the run as it was is {share} off, and the prediction is corrected by that.")
        yield text.format(share=f"{abs(1.0 / found.fit - 1.0):.0%}")
