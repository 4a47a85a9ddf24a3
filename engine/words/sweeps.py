"""What comes of a sweep, in a few words."""

from collections.abc import Sequence

from ..inside.language import mark, marked, tr
from ..insight.drift import Drift
from ..insight.scaling import AMDAHL, GUNTHER, GUSTAFSON, Fit
from ..insight.statistics import Interval
from ..insight.sweep import WORKERS, Curve
from .comparisons import option_name, way
from .figures import times

_LAWS = {AMDAHL: mark("Amdahl"), GUSTAFSON: mark("Gustafson"), GUNTHER: mark("Gunther")}
_LEAST = 3


def law_name(law: str) -> str:
    """Whose law it is."""
    return marked(_LAWS[law])


def curve_name(curve: Curve) -> str:
    """What the points of a curve have in common: ``"Pool · jobs per chunk 8"``."""
    return way(curve.ways[0].plan, with_workers=False)


def curve_told(curve: Curve) -> str:
    """Which law a curve follows, and what that bounds; or that nobody can tell. Without a full stop."""
    found, name = curve.scaling, curve_name(curve)
    if found.counts < _LEAST:
        text = tr(
            "{way}: no law can be fitted to {n} numbers of workers; it takes {least} that have a core and a job each"
        )
        return text.format(way=name, n=found.counts, least=_LEAST)
    if not found.fits:
        return tr("{way}: there are too few runs for a law; repeat them").format(way=name)
    if found.law is None:
        laws = ", ".join(f"{law_name(fit.law)} {fit.error:.1%}" for fit in found.fits)
        text = tr("{way}: the laws fit alike ({laws} off); more workers or repeats would tell them apart")
        return text.format(way=name, laws=laws)
    return f"{name}: {_law_told(found.law, curve.serial)}"


def curves_told(curves: Sequence[Curve]) -> list[str]:
    """The same of several, a sentence each; those that have as few numbers of workers are told of in one."""
    told: dict[str, list[str]] = {}
    for curve in curves:
        name = curve_name(curve)
        told.setdefault(curve_told(curve).removeprefix(name), []).append(name)
    return [f"{', '.join(names)}{rest}" for rest, names in told.items()]


def _law_told(law: Fit, serial: Interval | None) -> str:
    low, high = (serial.low, serial.high) if serial is not None else (law.serial, law.serial)
    values = {
        "serial": law.serial, "low": low, "high": high, "error": law.error, "most": times(law.speedup_most),
        "each": 1 - law.serial, "best": law.workers_best, "coherency": law.coherency,
    }  # fmt: skip
    if law.law == AMDAHL:
        text = tr(
            "Amdahl’s law, {error:.1%} off: {serial:.1%} of it is serial ({low:.1%} to {high:.1%}), so that no number of "
            "workers makes it more than {most} as fast"
        )
    elif law.law == GUSTAFSON:
        text = tr(
            "Gustafson’s law, {error:.1%} off: each worker more adds {each:.1%} of what the first one does, and there "
            "is no end to that yet"
        )
    else:
        text = tr(
            "Gunther’s universal law, {error:.1%} off: contention {serial:.1%}, coherency {coherency:.2%}, so that it is "
            "fastest with about {best:.0f} workers, at {most}, and slower with more"
        )
    return text.format(**values)


def setting_name(key: str) -> str:
    """What a setting of a sweep is called."""
    return tr("workers", "a setting") if key == WORKERS else option_name(key)


def setting_value(value: object) -> str:
    """What a value of a setting is called."""
    return tr("default") if value is None else f"{value}"


def rule_told(coverage: float) -> str:
    """By what rule ways are called different, and what the intervals are. Without a full stop."""
    text = tr(
        "Between: where the true median lies, with a probability of {coverage:.1%} at least, by order statistics; two ways "
        "are called different where chance would do so in one case of 20 at most"
    )
    return text.format(coverage=coverage)


def drifted(found: Drift) -> str:
    """That the machine was not the same all the time. Without a full stop."""
    text = tr(
        "The machine changed meanwhile: in round {slow} runs took {longer} longer than in round {fast}; as all ways take "
        "turns, that is fair to them"
    )
    return text.format(slow=f"{found.slow:,}", fast=f"{found.fast:,}", longer=f"{found.longer:.0%}")


def left_out(count: int) -> str:
    """That some runs were left out, as they would have told nothing new. Without a full stop."""
    one, many = (
        tr("{n:,} run was left out: it would have told nothing new"),
        tr("{n:,} runs were left out: they would have told nothing new"),
    )
    return (one if count == 1 else many).format(n=count)
