"""Lists of jobs that a trial's few calls are consistent with: a bootstrap over the calls.

What was called keeps its place. What stands between is foretold by whichever foretells the calls themselves better,
each left out in turn: its neighbours (for lists that are sorted, or grow), or nothing, when it is drawn from all of
them, each list from another resample. One in ``calls + 1`` is longer than any that was seen, as nobody has seen the
longest; how many that are is another share in each list, which may have none. The first and the last job were called
for their places: where one of them is unlike all others, so is its place, and nothing else is drawn from it.
"""

import math

import numpy as np
from numpy.typing import NDArray

from .sample import Sample, Tried
from .work import Floats, Work

_UNITS_MOST = 2_048
_EVEN = 0.03
_NEAR_LEAST = 8
_BETWEEN_LEAST, _BEYOND = 3, 0.7
"""So many calls must stand between the first and the last to tell what these are unlike: by twice, at the least."""
_OFF_MOST = 2.5


def replicated(tried: Tried, lists: int, seed: int = 1) -> Work:
    """So many lists of jobs, from the same ``seed`` the same. Pure."""
    random = np.random.default_rng(seed)
    samples = tried.samples
    units = min(tried.jobs, _UNITS_MOST)
    each = tried.jobs / units
    at = np.minimum((np.array([sample.job for sample in samples]) / each).astype(np.int64), units - 1)
    took = np.array([sample.own_s for sample in samples])
    log = np.log(took)
    alike = _alike(log)
    spread = _spread(log[alike])
    is_near = _neighbours_tell(at, log)
    rows = np.empty((lists, units), np.int64)
    took_s = np.empty((lists, units))
    for number in range(lists):
        if is_near:
            rows[number], took_s[number] = _between(at, log, units, random)
        else:
            rows[number], took_s[number] = _drawn(log, alike, units, each, random)
        if each == 1.0:
            rows[number, at], took_s[number, at] = np.arange(len(samples)), took
    if each > 1.0:  # what is like no other is one of several in its unit
        unlike = np.setdiff1d(np.arange(len(samples)), alike)
        took_s[:, at[unlike]] += took[unlike] / each
    if len(samples) < tried.jobs:
        took_s *= _off(log[alike], spread, lists, random)[:, None]
    computing = np.array([sample.computing_s / sample.own_s for sample in samples])[rows]
    took_s = took_s * each
    beside = [_column(samples, name)[rows] * each for name in _BESIDE]
    return Work(tried.jobs, took_s * computing, took_s * (1.0 - computing), *beside)


_BESIDE = ("pickle_s", "unpickle_s", "sent_bytes", "pack_s", "unpack_s", "result_bytes")


def _column(samples: tuple[Sample, ...], name: str) -> Floats:
    return np.array([getattr(sample, name) for sample in samples], np.float64)


def _spread(log: Floats) -> float:
    """The standard deviation of the logarithms; of a single call nobody knows it."""
    return float(log.std(ddof=1)) if len(log) > 1 else 0.5


def _alike(log: Floats) -> "NDArray[np.int64]":
    """Which calls others may be like: not the first or the last one where it lies beyond all that are between."""
    between = log[1:-1]
    if len(between) < _BETWEEN_LEAST:
        return np.arange(len(log))
    margin = max(float(between.max() - between.min()), _BEYOND)
    return np.flatnonzero((log >= between.min() - margin) & (log <= between.max() + margin))


def _neighbours_tell(at: "NDArray[np.int64]", log: Floats) -> bool:
    """Whether a call's neighbours in the list foretell it better than the mean of all does."""
    order = np.argsort(at, kind="stable")
    at, log = at[order], log[order]
    if len(log) < _NEAR_LEAST or _spread(log) < _EVEN or len(np.unique(at)) < len(at):
        return False
    near = _residuals(at, log)
    count = len(log)
    alone = (log[1:-1] - log.mean()) * count / (count - 1)
    return bool((near**2).sum() < 0.5 * (alone**2).sum())


def _residuals(at: "NDArray[np.int64]", log: Floats) -> Floats:
    """How far each but the first and the last is from the line between its neighbours."""
    part = (at[1:-1] - at[:-2]) / (at[2:] - at[:-2])
    return np.asarray(log[1:-1] - (log[:-2] + (log[2:] - log[:-2]) * part))


def _between(
    at: "NDArray[np.int64]", log: Floats, units: int, random: "np.random.Generator"
) -> "tuple[NDArray[np.int64], Floats]":
    order = np.argsort(at, kind="stable")
    at, sorted_log = at[order], log[order]
    places = np.arange(units)
    line = np.interp(places, at, sorted_log)
    noise = random.choice(_residuals(at, sorted_log), units)
    nearest = np.abs(places[:, None] - at[None, :]).argmin(axis=1)
    return order[nearest], np.exp(line + noise)


def _drawn(
    log: Floats, alike: "NDArray[np.int64]", units: int, each: float, random: "np.random.Generator"
) -> "tuple[NDArray[np.int64], Floats]":
    """From the calls that are ``alike``; in the place of the longest of them come those that are longer."""
    known = log[alike]
    spread, count = _spread(known), len(known)
    has_longer = spread > _EVEN and count > 2
    pool = np.delete(alike, known.argmax()) if has_longer else alike
    rows = random.choice(random.choice(pool, count), units)
    found = log[rows]
    if has_longer:
        longer = random.random(units) < random.beta(1.0, count)
        beyond = random.exponential(min(spread, 1.5) / max(math.sqrt(2 * math.log(count + 1)), 1.0), units)
        found = np.where(longer, known.max() + beyond, found)
    took = np.exp(found)
    if each > 1.0:  # the mean of several that were drawn
        took = took.mean() + (took - took.mean()) / math.sqrt(each)
    return rows, took


def _off(log: Floats, spread: float, lists: int, random: "np.random.Generator") -> Floats:
    """By how much all may be longer or shorter than what was seen, for each list."""
    count = len(log)
    error = math.sqrt(spread**2 / count + spread**4 / (2 * max(count - 1, 1)))
    return np.exp(np.clip(random.standard_t(max(count - 1, 2), lists) * error, -_OFF_MOST, _OFF_MOST))
