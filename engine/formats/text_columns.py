"""Columns of text, by which a million rows are written in a second or two: many rows' cells as one array of bytes.

A column has a row for each text and is as wide as the longest; what a text leaves free is zeros. ``rows`` puts columns
side by side and takes the zeros out. What numbers look like is what ``str`` makes of them in Python.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..inside.data_class import dataclass

Column = NDArray[np.uint8]
_Blank = tuple[NDArray[np.bool_], slice]
"""Which rows have nothing, and at which places."""
_NUL = b"\xff"
"""Stands for a zero that is meant; no byte of UTF-8 is this one."""
_ROWS_MOST_BYTES = 1 << 19
"""So much is put together at a time: what fits into a core's own memory is gone through twice as fast."""
_FOUR = (np.arange(10_000)[:, None] // (1_000, 100, 10, 1) % 10 + ord("0")).astype(np.uint8).view(np.uint32)[:, 0]
_SECOND_NS = 10**9
_PLAIN_FROM_NS = 10**5
"""Shorter times have an exponent, as ``str`` writes them."""
_EXACT_BELOW_NS = 10**15
"""Of so many digits each is the shortest that means its double."""


@dataclass(frozen=True, slots=True, eq=False)
class Only:
    """Parts that stand side by side, and of which the other rows have nothing."""

    where: "NDArray[np.bool_]"
    parts: "Sequence[Column | str]"


def rows(parts: "Sequence[Column | str | Only]", count: int) -> Iterator[str]:
    """So many rows of text, one after another, in few pieces; a part that is a string is the same in every row."""
    columns: list[Column] = []
    blanks: list[_Blank] = []
    width = 0
    for part in parts:
        found = [_constant(each, count) if isinstance(each, str) else each for each in _inner(part)]
        wide = sum(column.shape[1] for column in found)
        if isinstance(part, Only) and not part.where.all():
            blanks.append((~part.where, slice(width, width + wide)))
        columns += found
        width += wide
    yield from _joined(columns, blanks, width)


def _joined(columns: list[Column], blanks: "list[_Blank]", width: int) -> Iterator[str]:
    count = len(columns[0])
    if count * width > _ROWS_MOST_BYTES and count > 1:
        # One long text makes all rows of its block wide, so it gets a block of few.
        for half in (slice(0, count // 2), slice(count // 2, count)):
            yield from _joined([each[half] for each in columns], [(rows[half], at) for rows, at in blanks], width)
        return
    made = np.concatenate(columns, axis=1)
    for blank, places in blanks:
        made[blank, places] = 0
    flat = made.reshape(-1)
    data = flat[flat != 0].tobytes()
    yield (data.replace(_NUL, b"\0") if _NUL in data else data).decode("utf-8")


def _inner(part: "Column | str | Only") -> "Sequence[Column | str]":
    return part.parts if isinstance(part, Only) else [part]


def beside(*parts: "Column | str") -> Column:
    """Columns side by side, of which one at least is none that is the same in every row."""
    count = next(len(part) for part in parts if not isinstance(part, str))
    return np.concatenate([_constant(part, count) if isinstance(part, str) else part for part in parts], axis=1)


def only(where: "NDArray[np.bool_]", column: Column) -> Column:
    """The column with nothing in the other rows."""
    return column if where.all() else column * where[:, None]


def either(where: "NDArray[np.bool_]", column: Column, other: "Column | str") -> Column:
    """The column, and the other one's texts in the other rows."""
    if where.all():
        return column
    others = _constant(other, len(column)) if isinstance(other, str) else other
    width = max(column.shape[1], others.shape[1])
    return np.where(where[:, None], _widened(column, width), _widened(others, width))


def chosen(texts: Sequence[str], which: "NDArray[np.integer[Any]]") -> Column:
    """Of each row the one of ``texts`` that it names."""
    table = _table(texts)
    return np.broadcast_to(table, (len(which), table.shape[1])) if len(texts) == 1 else table[which]


def placed(count: int, at: "NDArray[np.intp]", texts: Sequence[str]) -> Column:
    """So many rows with nothing in them but ``texts`` in the rows ``at``."""
    table = _table(texts)
    made = np.zeros((count, table.shape[1]), np.uint8)
    if len(at):
        made[at] = table
    return made


def whole(numbers: "NDArray[np.integer[Any]]") -> Column:
    """Whole numbers: of no sign, or below 2**63."""
    if numbers.dtype.kind == "u" or not len(numbers) or int(numbers.min()) >= 0:
        return _plain(numbers.astype(np.uint64))
    magnitude = _plain(np.abs(numbers.astype(np.int64)).astype(np.uint64))
    return np.concatenate([only(numbers < 0, _constant("-", len(numbers))), magnitude], axis=1)


def reals(numbers: "NDArray[np.float64]") -> Column:
    """Any doubles."""
    return _each(numbers, repr)


def seconds(times_ns: "NDArray[np.int64]") -> Column:
    """Nanoseconds, divided by 1e9."""
    magnitude = np.abs(times_ns).astype(np.uint64)
    is_plain, is_exact = magnitude >= _PLAIN_FROM_NS, magnitude < _EXACT_BELOW_NS
    if is_plain.all():
        column = _decimals(np.where(is_exact, magnitude, 0))
    elif is_plain.any():
        column = _parted(is_plain, _decimals(np.where(is_exact, magnitude, 0)[is_plain]), _least(magnitude[~is_plain]))
    else:
        column = _least(magnitude)
    if not is_exact.all():
        column = either(is_exact, column, _each(np.where(is_exact, 0, magnitude), _divided))
    negative = times_ns < 0
    return np.concatenate([only(negative, _constant("-", len(column))), column], axis=1) if negative.any() else column


def _parted(where: "NDArray[np.bool_]", column: Column, other: Column) -> Column:
    """The column's rows one after another where it says so, and the other's everywhere else."""
    made = np.zeros((len(where), max(column.shape[1], other.shape[1])), np.uint8)
    made[where, : column.shape[1]] = column
    made[~where, : other.shape[1]] = other
    return made


def _decimals(times_ns: "NDArray[np.uint64]") -> Column:
    """Times that need no exponent."""
    upper, lower = np.divmod(times_ns, np.uint64(_SECOND_NS))
    return beside(_plain(upper), ".", _without_zeros(_digits(lower, 9), 1))


def _least(times_ns: "NDArray[np.uint64]") -> Column:
    """Times of at most five digits, which have an exponent, but for 0."""
    places = _places(times_ns)
    digits = _without_zeros(_digits(times_ns * np.uint64(10) ** (5 - places).astype(np.uint64), 5), 1)
    point = only(digits[:, 1] > 0, _constant(".", len(digits)))
    made = beside(digits[:, :1], point, digits[:, 1:], "e-0", whole(10 - places))
    is_zero = times_ns == 0
    return either(~is_zero, made, "0.0") if is_zero.any() else made


def _without_zeros(digits: Column, kept: int) -> Column:
    """Without the zeros at the end, of which the first ``kept`` stay."""
    ends_early = np.flatnonzero(digits[:, -1] == ord("0"))
    shorter = digits[ends_early]
    goes_on = np.zeros(len(shorter), np.bool_)
    for place in range(digits.shape[1] - 1, kept - 1, -1):
        goes_on |= shorter[:, place] != ord("0")
        shorter[:, place] *= goes_on
    made = digits.copy()
    made[ends_early] = shorter
    return made


def microseconds(times_ns: "NDArray[np.int64]") -> Column:
    """Nanoseconds, from 0 on, as exact decimals of microseconds, of three places."""
    upper, lower = np.divmod(times_ns.astype(np.uint64), np.uint64(1_000))
    return beside(_plain(upper), ".", _digits(lower, 3))


def _divided(time_ns: int) -> str:
    return repr(time_ns / 1e9)


def _each(numbers: "NDArray[np.generic]", told: "Callable[[float], str] | Callable[[int], str]") -> Column:
    """Numbers, told one by one, though each only once."""
    if numbers.dtype.kind == "f":
        # By their bits, as 0.0 and -0.0 are told apart, and one NaN is as good as another.
        bits, which = np.unique(numbers.view(np.uint64), return_inverse=True)
        different = bits.view(np.float64)
    else:
        different, which = np.unique(numbers, return_inverse=True)
    return chosen([told(number) for number in different.tolist()] or [""], which)


def _plain(numbers: "NDArray[np.uint64]") -> Column:
    """Digits without leading zeros."""
    if not len(numbers):
        return np.zeros((0, 1), np.uint8)
    most, least = int(numbers.max()), int(numbers.min())
    if most == least:
        return _constant(str(most), len(numbers))
    width = len(str(most))
    digits = _digits(numbers, width)
    if len(str(least)) == width:
        return digits
    return digits * (np.arange(width) >= (width - _places(numbers))[:, None])


def _places(numbers: "NDArray[np.uint64]") -> "NDArray[np.int64]":
    """How many digits each has."""
    most = int(numbers.max()) if len(numbers) else 0
    least = int(numbers.min()) if len(numbers) else 0
    # Those of one column differ by few digits, so that comparing is faster than looking each up.
    found = np.full(len(numbers), len(str(least)), np.int64)
    for places in range(len(str(least)), len(str(most))):
        found += numbers >= np.uint64(10**places)
    return found


def _digits(numbers: "NDArray[np.uint64]", width: int) -> Column:
    """The last ``width`` digits, with leading zeros."""
    pieces = -(-width // 4)
    made = np.empty((len(numbers), pieces), np.uint32)
    rest = numbers.astype(np.uint32) if width < 10 else numbers
    for piece in range(pieces - 1, -1, -1):
        upper = rest // rest.dtype.type(10_000)
        made[:, piece] = _FOUR[rest - upper * rest.dtype.type(10_000)]
        rest = upper
    return made.view(np.uint8)[:, pieces * 4 - width :]


def _constant(text: str, count: int) -> Column:
    data = np.frombuffer(_encoded(text), np.uint8)
    return np.broadcast_to(data, (count, len(data)))


def _table(texts: Sequence[str]) -> Column:
    joined = "\0".join(texts).encode("utf-8")
    encoded = joined.split(b"\0")  # which is ten times as fast as one by one
    if len(encoded) != len(texts):
        encoded = [_encoded(text) for text in texts]
    width = max(map(len, encoded), default=0) or 1
    return np.array(encoded, f"S{width}").view(np.uint8).reshape(len(encoded), width)


def _encoded(text: str) -> bytes:
    return text.encode("utf-8").replace(b"\0", _NUL)


def _widened(column: Column, width: int) -> Column:
    if column.shape[1] == width:
        return column
    made = np.zeros((len(column), width), np.uint8)
    made[:, : column.shape[1]] = column
    return made
