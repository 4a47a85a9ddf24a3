"""Short pieces of sentences: figures, names, and texts that are not ours."""

import errno
from collections.abc import Mapping, Sequence
from typing import Any

from .language import mark, marked, tr

_PATH_CHARACTERS = 80
_BRIEF_CHARACTERS = 200
_NAME_CHARACTERS = 60
_NAMES_MOST = 50
DENIED = (errno.EACCES, errno.EPERM, errno.EROFS)
"""What is not allowed."""
_strategies = {"watch": mark("watched")}
"""What ways to run are called on screen, by their identifiers: those that `call_strategies` told, and watching."""


def duration(seconds: float) -> str:
    """A rough duration for people: ``"3 hours"``, ``"12 minutes"``, ``"5 s"``."""
    units = ((tr("{n} years"), 31_557_600), (tr("{n} days"), 86_400), (tr("{n} hours"), 3_600), (tr("{n} minutes"), 60))
    for phrase, length in units:
        if seconds >= 1.5 * length:
            return phrase.format(n=f"{seconds / length:,.0f}")
    return f"{seconds:.0f} s"


def size(count: float) -> str:
    """A number of bytes for people: ``"28 B"``, ``"1.2 kB"``, ``"80.0 MB"``."""
    for limit, scale, unit in ((1e3, 1.0, "B"), (1e6, 1e3, "kB"), (1e9, 1e6, "MB")):
        if count < limit:
            return f"{count / scale:.0f} {unit}" if scale == 1.0 else f"{count / scale:.1f} {unit}"
    return f"{count / 1e9:,.1f} GB"


def gigabytes(count: int) -> str:
    """A number of bytes in GB."""
    return f"{count / 1e9:,.1f} GB"


def count(number: int, one: str, many: str) -> str:
    """A number of things, in the singular or the plural: ``"1 job"``, ``"1,000 jobs"``.

    Args:
        number: how many.
        one, many: the whole phrase, translated, with the place ``{n}`` for the number: ``tr("{n} jobs")``.
    """
    return (one if number == 1 else many).format(n=f"{number:,}")


def number(value: int) -> str:
    """A number, if it can be read at all."""
    # Python refuses to write an int of more than 4300 digits, and nobody reads one of 30.
    return f"{value:,}" if abs(value) < 10**30 else tr("a number of more than 30 digits")


def plain(text: str) -> str:
    """A text without anything that does not print."""
    return "".join(character if character.isprintable() else "·" for character in text)


def brief(text: str) -> str:
    """The first line of a text that is not ours, cut, and without anything that does not print."""
    # Of a text of megabytes no more is looked at than may be shown.
    line = text[: _BRIEF_CHARACTERS + 1].partition("\n")[0]
    return plain(cut(line, _BRIEF_CHARACTERS))


def cause(why: str) -> str:
    """Why something is so, cut, in one line: the system's or Python's own words, or some of ours that are marked."""
    return plain(cut(marked(why), _BRIEF_CHARACTERS))


def name(text: str) -> str:
    """A name, cut."""
    return plain(cut(text, _NAME_CHARACTERS))


def call_strategies(titles: "Mapping[str, str]") -> None:
    """Give strategies, by their identifiers, the names that they have on screen, marked to be translated."""
    _strategies.update(titles)


def strategy(identifier: str) -> str:
    """What a strategy is called on screen, wherever that is: ``"Process per job"``; what is none, as it is."""
    return marked(_strategies[identifier]) if identifier in _strategies else name(identifier)


def names(texts: Sequence[str]) -> str:
    """Some names, one after another."""
    more = ["…"] if len(texts) > _NAMES_MOST else []
    return ", ".join([*map(name, texts[:_NAMES_MOST]), *more])


def quoted(value: object) -> str:
    """A text that is not ours, cut and in quotation marks."""
    text = value if isinstance(value, str) else repr(value)
    return f"“{name(text)}”"


def path(path: str) -> str:
    """A path in quotation marks; of a long one, the end."""
    return f"“{bare_path(path)}”"


def bare_path(path: str) -> str:
    """A path without quotation marks; of a long one, the end."""
    # Of a long one, the end tells more.
    return plain(path if len(path) <= _PATH_CHARACTERS else "…" + path[-_PATH_CHARACTERS:])


def cut(text: str, most: int) -> str:
    """A text of at most so many characters, or the first of them and an ellipsis."""
    return text if len(text) <= most else text[:most] + "…"


def refusal(error: BaseException) -> "dict[str, Any]":
    """Why the system refused something, as the values of a problem: its own words, and the number of the error."""
    if isinstance(error, OSError):
        return {"why": error.strerror or str(error), "number": error.errno or 0}
    return {"why": str(error) or type(error).__name__}


def way_out(number: int, usual: str, denied: str = "") -> str:
    """What to do about an error of the system, as the end of a sentence.

    Args:
        number: the error's; 0 where there is none.
        usual: what to do about any that has nothing to do with what this is about, such as a limit of the system's.
        denied: what to do where it is not allowed; else as usual.
    """
    if number in DENIED and denied:
        return denied
    if number == errno.EMFILE:
        return tr("raise the limit of open files (ulimit -n), or take fewer workers")
    if number == errno.ENFILE:
        return tr("end other programs, which have all the files open that the system allows")
    if number == errno.ENOMEM:
        return tr("end other programs, or take fewer workers")
    if number == errno.EAGAIN:
        return tr("raise the limit of processes (ulimit -u), or take fewer workers")
    if number == errno.EFBIG:
        return tr("raise the limit of a file's size (ulimit -f)")
    return usual
