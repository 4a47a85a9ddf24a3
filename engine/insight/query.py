"""What a person types to find tasks, as terms."""

import re
import unicodedata
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from ..inside.data_class import dataclass
from ..inside.records.facts import FACTS, Fact, fact
from ..trace.lane import State

FOREVER_NS = 2**63 - 1
_UNITS_NS = {"ns": 1, "us": 10**3, "μs": 10**3, "ms": 10**6, "s": 10**9, "min": 60 * 10**9, "h": 3600 * 10**9}
_UNITS_BYTES = {"b": 1, "kb": 10**3, "mb": 10**6, "gb": 10**9}
_RELATIONS = {"≤": "<=", "≥": ">=", "=<": "<=", "=>": ">="}
_NUMBER = r"[0-9]{1,3}(?:[,'’_][0-9]{3})+|[0-9]+"
_TERM = re.compile(
    rf"""\s*(?:
        (?P<relation><=|>=|=<|=>|[<>≤≥])\s*(?P<amount>(?:{_NUMBER})(?:\.[0-9]+)?)\s*(?P<unit>ns|us|μs|ms|s|min|h)
        |(?P<fact>{"|".join(fact.key for fact in FACTS)})\s*(?P<than><=|>=|=<|=>|[<>≤≥])
            \s*(?P<number_of>(?:{_NUMBER})(?:\.[0-9]+)?)\s*(?P<unit_of>[a-zμ]+)?
        |item\s*:\s*(?:"(?P<quoted>[^"]*)"|(?P<item>\S+))
        |function\s*:?\s*(?P<function>\S+)
        |(?P<kind>job|task|\#|pid|thread|worker|call|level)\s*[:\#]?\s*(?P<which>{_NUMBER})
        |(?P<number>{_NUMBER})
        |(?P<state>[a-z]+)
    )(?=\s|$)""",
    re.VERBOSE,
)
_NO_NUMBER = re.compile(r"[^0-9.]")
_DIGITS_MOST = 18  # more than any job, process or nanosecond has


@dataclass(frozen=True, slots=True)
class Job:
    """The task whose number, as shown, is ``number``: counted from 1."""

    number: int


@dataclass(frozen=True, slots=True)
class Process:
    """The tasks whose worker is the process ``pid``; or its thread of this number, where it has several."""

    pid: int


@dataclass(frozen=True, slots=True)
class Worker:
    """The tasks of the worker whose number, as shown, is ``number``: counted from 1."""

    number: int


@dataclass(frozen=True, slots=True)
class InCall:
    """The tasks of the call whose number, as shown, is ``number``: counted from 1."""

    number: int


@dataclass(frozen=True, slots=True)
class AtLevel:
    """The tasks that are so deep in others of their thread; 0: in none."""

    level: int


@dataclass(frozen=True, slots=True)
class Function:
    """The tasks of calls whose function has ``name`` in its name, in whatever case."""

    name: str


@dataclass(frozen=True, slots=True)
class Either:
    """A number alone: a job's, or a process's."""

    number: int


@dataclass(frozen=True, slots=True)
class Took:
    """The tasks that have ended and took from ``least_ns`` to ``most_ns``, both included."""

    least_ns: int
    most_ns: int


@dataclass(frozen=True, slots=True)
class Measured:
    """The tasks of which a fact is known and is from ``least`` to ``most``, both included, in the fact's unit."""

    fact: Fact
    least: int
    most: int


@dataclass(frozen=True, slots=True)
class Item:
    """The tasks whose item, as it is shown, has ``text`` in it, in whatever case."""

    text: str


Term = Job | Process | Worker | Either | InCall | AtLevel | Function | State | Took | Measured | Item


def terms(query: str) -> tuple[list[Term], str]:
    """What ``query`` asks for, and the part of it, from its beginning, that cannot be understood; empty if all can.

    Upper and lower case are one, and so are the forms of a character that look alike: an input method's wide digits,
    the two signs for micro.
    """
    text = plain(query).strip()
    found: list[Term] = []
    at = 0
    while at < len(text):
        match = _TERM.match(text, at)
        term = _term(match) if match is not None else None
        if match is None or term is None:
            return found, text[at:].strip()
        found.append(term)
        at = match.end()
    return found, ""


def plain(text: str) -> str:
    """A text in lower case, and in the one form of characters that look alike."""
    return unicodedata.normalize("NFKC", text).casefold()


def _term(match: re.Match[str]) -> Term | None:
    if match["relation"] is not None:
        return Took(*_range(match["relation"], match["amount"], _UNITS_NS[match["unit"]]))
    if match["fact"] is not None:
        return _measured(fact(match["fact"]), match)
    if match["quoted"] is not None or match["item"] is not None:
        return Item(match["quoted"] or match["item"] or "")
    if match["function"] is not None:
        return Function(match["function"])
    if match["state"] is not None:
        return _state(match["state"])
    if match["number"] is not None:
        return Either(_whole(match["number"]))
    number = _whole(match["which"])
    match match["kind"]:
        case "pid" | "thread":
            return Process(number)
        case "worker":
            return Worker(number)
        case "call":
            return InCall(number)
        case "level":
            return AtLevel(number)
        case _:
            return Job(number)


def _state(word: str) -> State | None:
    """The one state whose name begins with ``word``."""
    fitting = [state for state in State if state.name.lower().startswith("cancelled" if word == "canceled" else word)]
    return fitting[0] if len(fitting) == 1 else None


def _measured(asked: Fact, match: re.Match[str]) -> Measured | None:
    units = {"ns": _UNITS_NS, "bytes": _UNITS_BYTES}.get(asked.unit, {})
    usual = {"ns": "s", "bytes": "b"}.get(asked.unit)
    unit = match["unit_of"] or usual
    if unit is not None and unit not in units:
        return None
    return Measured(asked, *_range(match["than"], match["number_of"], units[unit] if unit is not None else 1))


def _range(relation: str, amount: str, unit: int) -> tuple[int, int]:
    """The least and the most whole number of which the relation to ``amount`` units holds."""
    exact = Decimal(_NO_NUMBER.sub("", amount)) * unit
    below = int(min(exact.to_integral_value(ROUND_FLOOR), Decimal(FOREVER_NS)))
    above = int(min(exact.to_integral_value(ROUND_CEILING), Decimal(FOREVER_NS)))
    match _RELATIONS.get(relation, relation):
        case ">":
            return min(below + 1, FOREVER_NS), FOREVER_NS
        case ">=":
            return above, FOREVER_NS
        case "<":
            return 0, above - 1
        case _:
            return 0, below


def _whole(written: str) -> int:
    digits = _NO_NUMBER.sub("", written).lstrip("0")
    return int(digits or "0") if len(digits) <= _DIGITS_MOST else 10**_DIGITS_MOST
