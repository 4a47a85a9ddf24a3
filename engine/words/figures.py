"""Figures, names and short pieces of text for people."""

from ..inside.language import tr
from ..inside.records.facts import Fact
from ..trace.output import printable

_PATH_CHARACTERS = 80
_BRIEF_CHARACTERS = 200
_QUOTED_CHARACTERS = 60


def duration(seconds: float) -> str:
    """A rough duration for people: ``"3 hours"``, ``"12 minutes"``, ``"5 s"``."""
    units = ((tr("{n} years"), 31_557_600), (tr("{n} days"), 86_400), (tr("{n} hours"), 3_600), (tr("{n} minutes"), 60))
    for phrase, length in units:
        if seconds >= 1.5 * length:
            return phrase.format(n=f"{seconds / length:,.0f}")
    return f"{seconds:.0f} s"


def short_duration(seconds: float) -> str:
    """A rough duration for people in the unit that reads best: ``"12 µs"``, ``"3.4 ms"``, ``"1.2 s"``, ``"12 minutes"``."""
    for limit, scale, unit in ((1e-3, 1e6, "µs"), (1.0, 1e3, "ms"), (90.0, 1.0, "s")):
        if seconds < limit:
            value = seconds * scale
            return f"{value:.0f} {unit}" if value >= 10 else f"{value:.1f} {unit}"
    return duration(seconds)


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


def at_a_glance(seconds: float) -> str:
    """A time that was measured, of which hundredths of a second are enough: ``"1.69 s"``, ``"12.3 ms"``."""
    return elapsed(seconds, decimals=2)


def counting(seconds: float) -> str:
    """A time that counts up, always in seconds, so that its unit does not jump: ``"0.04 s"``."""
    return f"{seconds:,.2f} s"


def exact(seconds: float) -> str:
    """A time to the microsecond, in the unit that reads best: ``"1.234567 s"``, ``"12.345 ms"``, ``"7 µs"``."""
    if abs(seconds) >= 1:
        return f"{seconds:,.6f} s"
    if abs(seconds) >= 1e-3:
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


def size(count: float) -> str:
    """A number of bytes for people: ``"28 B"``, ``"1.2 kB"``, ``"80.0 MB"``."""
    for limit, scale, unit in ((1e3, 1.0, "B"), (1e6, 1e3, "kB"), (1e9, 1e6, "MB")):
        if count < limit:
            return f"{count / scale:.0f} {unit}" if scale == 1.0 else f"{count / scale:.1f} {unit}"
    return f"{count / 1e9:,.1f} GB"


def count(number: int, one: str, many: str) -> str:
    """A number of things, in the singular or the plural: ``"1 job"``, ``"1,000 jobs"``.

    Args:
        number: how many.
        one, many: the whole phrase, translated, with the place ``{n}`` for the number: ``tr("{n} jobs")``.
    """
    return (one if number == 1 else many).format(n=f"{number:,}")


def quoted(value: object) -> str:
    """A text that is not ours, cut and in quotation marks."""
    text = value if isinstance(value, str) else repr(value)
    return f"“{plain(cut(text, _QUOTED_CHARACTERS))}”"


def path(path: str) -> str:
    """A path in quotation marks; of a long one, the end."""
    return f"“{bare_path(path)}”"


def bare_path(path: str) -> str:
    """A path without quotation marks; of a long one, the end."""
    # Of a long one, the end tells more.
    return plain(path if len(path) <= _PATH_CHARACTERS else "…" + path[-_PATH_CHARACTERS:])


def plain(text: str) -> str:
    """A text without anything that does not print."""
    return "".join(character if character.isprintable() else "·" for character in text)


def brief(text: str) -> str:
    """The first line of a text that is not ours, cut, and without anything that does not print."""
    # Of a text of megabytes no more is looked at than may be shown.
    return plain(cut(text[: _BRIEF_CHARACTERS + 1].partition("\n")[0], _BRIEF_CHARACTERS))


def cut(text: str, most: int) -> str:
    """A text of at most so many characters, or the first of them and an ellipsis."""
    return text if len(text) <= most else text[:most] + "…"


def readable(text: str, most: int) -> str:
    """The first line of a text that is not ours, cut; what does not print is written as an escape."""
    return cut(printable(text[: 2 * most].partition("\n")[0]), most)


def number(value: int) -> str:
    """A number, if it can be read at all."""
    # Python refuses to write an int of more than 4300 digits, and nobody reads one of 30.
    return f"{value:,}" if abs(value) < 10**30 else tr("a number of more than 30 digits")


def gigabytes(count: int) -> str:
    """A number of bytes in GB."""
    return f"{count / 1e9:,.1f} GB"
