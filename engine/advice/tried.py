"""What the lines of a trial say. Pure; the lines come from the user's Python, and need not be right."""

import contextlib
import math
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from ..prediction.sample import Beside, Sample, Tried
from .probes import Answer, Line

_FIGURES = (
    "wall_s", "cpu_s", "queued_s", "inner_s", "pickle_s", "unpickle_s", "sent_bytes", "pack_s", "unpack_s",
    "result_bytes",
)  # fmt: skip


def tried_of(answer: Answer) -> Tried:
    """All that they say together. Without a call that came to its end there are no samples."""
    ready = next(iter(answer.told("ready")), {})
    bare_s = _number(next(iter(answer.told("bare")), {}), "wall_s")
    samples = {sample.job: sample for line in answer.told("call") if (sample := _sample(line, bare_s)) is not None}
    first_s = 0.0
    first = next((int(_number(line, "job")) for line in answer.told("call")), None)
    for line in answer.told("again"):
        again, before = _sample(line, bare_s), samples.get(int(_number(line, "job")))
        if again is not None and before is not None and again.own_s < before.own_s:
            first_s += before.own_s - again.own_s if before.job == first else 0.0
            figures = {name: getattr(again, name) for name in ("wall_s", "cpu_s", "queued_s", "inner_s")}
            rest = {name: getattr(before, name) for name in _FIGURES if name not in figures}
            samples[before.job] = Sample(before.job, **figures, **rest)
    together = next(iter(answer.told("together")), {})
    each_s, recorded_s = _number(together, "each_s"), _number(together, "recorded_s")
    samples = _timed_together(samples, each_s)
    return Tried(
        jobs=max(int(_number(ready, "jobs")), 1),
        samples=tuple(samples[job] for job in sorted(samples)),
        first_s=first_s,
        import_s=_number(ready, "import_s"),
        processes=_beside(answer.told("beside"), "processes"),
        threads=_beside(answer.told("beside"), "threads"),
        carries=all(line.get("carries", True) for line in (*answer.told("begun"), *answer.told("call"))),
        recording_s=max(recorded_s - each_s, 0.0) if recorded_s else None,
        effects=tuple((str(line.get("kind")), str(line.get("what"))) for line in answer.told("effect")),
    )


def _timed_together(samples: dict[int, Sample], each_s: float) -> dict[int, Sample]:
    """The same with the mean that they have where no clock is read between them; 0: nobody has looked."""
    if not each_s or not samples:
        return samples
    share = each_s * len(samples) / sum(each.own_s for each in samples.values())
    return {job: _scaled(each, share) for job, each in samples.items()}


def _scaled(sample: Sample, share: float) -> Sample:
    own_s = max(sample.own_s * share, 1e-8)
    return replace(sample, wall_s=own_s, cpu_s=sample.computing_s * share, queued_s=0.0, inner_s=sample.inner_s * share)


def _sample(line: Line, bare_s: float) -> Sample | None:
    """A call, without what it takes to call and time anything at all."""
    figures = {name: _number(line, name) for name in _FIGURES}
    if figures["wall_s"] > 0:
        figures["wall_s"] = max(figures["wall_s"] - bare_s, 1e-8)
    return Sample(int(_number(line, "job")), **figures) if figures["wall_s"] > 0 else None


def _beside(lines: Iterable[Line], kind: str) -> Beside | None:
    for line in lines:
        if line.get("kind") == kind:
            names = ("alone_s", "alone_cpu_s", "beside_s", "beside_cpu_s")
            return Beside(*(_number(line, name) for name in names))
    return None


def _number(line: Line, name: str) -> float:
    """A figure of a line; 0 where there is none."""
    value: Any = line.get(name)
    with contextlib.suppress(TypeError, ValueError, OverflowError):
        found = float(value)
        if math.isfinite(found) and found >= 0:
            return found
    return 0.0
