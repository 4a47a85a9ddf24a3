"""What was measured, for people."""

from ..inside.language import tr
from ..inside.phrases import cut, duration, size
from ..inside.records.facts import Fact
from ..trace.output import printable

LONG_S = 1_000.0
"""Of longer times that count up, seconds are told, and no parts of them."""
_DECIMALS_MOST = 6


def short_duration(seconds: float) -> str:
    """A rough duration for people in the unit that reads best: ``"12 µs"``, ``"3.4 ms"``, ``"1.2 s"``, ``"12 minutes"``."""
    for limit, scale, unit in ((0.9995e-3, 1e6, "µs"), (0.9995, 1e3, "ms"), (90.0, 1.0, "s")):
        if seconds < limit:
            value = seconds * scale
            return f"{value:.0f} {unit}" if value >= 10 else f"{value:.1f} {unit}"
    return duration(seconds)


def clock(error_ns: int) -> str:
    """How far the times of a host can be off: ``"± 0.4 ms"``."""
    return tr("± {time}").format(time=short_duration(error_ns / 1e9))


def elapsed(seconds: float, decimals: int = 3) -> str:
    """A time that was measured, in the unit that reads best: ``"1.932 s"``, ``"12.35 ms"``, ``"331 µs"``, ``"0 s"``.

    ``decimals``: of a second.
    """
    size_s = abs(seconds)
    if size_s >= 0.1:
        return f"{seconds:,.{decimals}f} s"
    if size_s >= 0.9995e-3:
        return f"{seconds * 1e3:.{decimals - (size_s >= 0.01)}f} ms"
    return f"{seconds * 1e6:.3g} µs" if seconds else "0 s"


def from_to(start_s: float, end_s: float) -> str:
    """Two moments, in the unit that reads best for the later one, told apart: ``"0.026 s to 1.604 s"``."""
    scale, unit, decimals = next(
        (scale, unit, decimals)
        for least_s, scale, unit, decimals in ((0.1, 1.0, "s", 3), (1e-3, 1e3, "ms", 2), (0.0, 1e6, "µs", 1))
        if max(abs(start_s), abs(end_s)) >= least_s
    )
    while 0 < abs(end_s - start_s) * scale * 10**decimals < 1 and decimals < _DECIMALS_MOST:
        decimals += 3
    start, end = (f"{at_s * scale:,.{decimals}f} {unit}" for at_s in (start_s, end_s))
    return tr("{start} to {end}", "two times").format(start=start, end=end)


def at_a_glance(seconds: float) -> str:
    """A time that was measured, of which hundredths of a second are enough: ``"1.69 s"``, ``"12.3 ms"``."""
    return elapsed(seconds, decimals=2)


def counting(seconds: float) -> str:
    """A time that counts up, always in seconds, so that its unit does not jump: ``"0.04 s"``, ``"4,711 s"``."""
    return f"{seconds:,.2f} s" if seconds < LONG_S else f"{seconds:,.0f} s"


def exact(seconds: float) -> str:
    """A time to the microsecond, in the unit that reads best: ``"1.234567 s"``, ``"12.345 ms"``, ``"7 µs"``."""
    if abs(seconds) >= 0.9999995:
        return f"{seconds:,.6f} s"
    if abs(seconds) >= 0.9995e-3:
        return f"{seconds * 1e3:.3f} ms"
    return f"{seconds * 1e6:.0f} µs"


def elapsed_if_known(seconds: float | None, unknown: str = "") -> str:
    """A time that was measured, or ``unknown``, if there is none."""
    return unknown if seconds is None else elapsed(seconds)


def value(fact: Fact, number: float | None, unknown: str = "") -> str:
    """What was measured of a task, in the fact's unit; ``unknown`` where nobody knows."""
    if number is None:
        return unknown
    match fact.unit:
        case "ns":
            return elapsed(number / 1e9)
        case "bytes":
            return size(number)
        case _:
            return f"{number:,.0f}"


def times(factor: float) -> str:
    """How many times as fast: ``"1.93 ×"``, ``"0.0042 ×"``."""
    return f"{factor:.2f} ×" if factor >= 0.1 else f"{factor:.2g} ×"


def readable(text: str, most: int) -> str:
    """The first line of a text that is not ours, cut; what does not print is written as an escape."""
    return cut(printable(text[: 2 * most].partition("\n")[0]), most)
