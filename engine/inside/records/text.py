"""Items, results and exceptions as short text, made in the worker; an item that is short as it is, by the reader.

Nothing of the user's may break the recording: whatever a ``__repr__`` or ``__str__`` raises, be it a
``SystemExit``, becomes part of the text.
"""

import itertools
import json
import struct
import traceback

from .layout import ERROR_BYTES, ITEM_CONSTANT, ITEM_FLOAT, ITEM_INT, ITEM_STRING, ITEM_TEXT, RESULT_CHARACTERS

_MESSAGE_CHARACTERS = 2_000
_TRACEBACK_CHARACTERS = 20_000


def brief_repr(value: object) -> str:
    """``repr(value)``, cut at 200 characters, without making the whole of a long one first.

    A long built-in list, tuple, string or dictionary is cut before it is written out: as each element takes at least
    one character, the first 200 elements hold the first 200 characters. Its contents, sets, and other types are not.
    """
    try:
        return _repr(value)[:RESULT_CHARACTERS]
    except BaseException as problem:
        return f"<{type(value).__name__}, whose repr raised {type(problem).__name__}>"[:RESULT_CHARACTERS]


def _repr(value: object) -> str:
    kind = type(value)
    if kind in (list, tuple, str, bytes, bytearray) and len(value) > RESULT_CHARACTERS:  # type: ignore[arg-type]
        return repr(value[:RESULT_CHARACTERS])  # type: ignore[index]
    if kind is dict and len(value) > RESULT_CHARACTERS:  # type: ignore[arg-type]
        return repr(dict(itertools.islice(value.items(), RESULT_CHARACTERS)))  # type: ignore[attr-defined]
    if kind is int and value.bit_length() > 4_000:  # type: ignore[attr-defined]
        # Python refuses to write an int of more than 4300 digits in decimal, and takes quadratic time for shorter ones.
        return f"<int of {value.bit_length()} bits>"  # type: ignore[attr-defined]
    return repr(value)


def item_told(kind: int, word: int, text: bytes) -> "str | None":
    """An item as ``brief_repr`` tells it, from what a record holds; None where it was not recorded.

    Args:
        kind: one of ``layout.ITEM_...``, or anything else.
        word: the record's word of the item.
        text: what that points to, for those that have a text.
    """
    if kind == ITEM_INT:
        return str(struct.unpack("=q", struct.pack("=Q", word))[0])
    if kind == ITEM_CONSTANT:
        return ("None", "False", "True")[word] if word <= 2 else None
    if kind == ITEM_FLOAT:
        return repr(struct.unpack("=d", struct.pack("=Q", word))[0])
    if kind == ITEM_STRING:
        return brief_repr(_string(text))
    return text.decode("utf-8", "replace")[:RESULT_CHARACTERS] if kind == ITEM_TEXT else None


def _string(text: bytes) -> str:
    try:
        return text.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        return text.decode("utf-8", "replace")


def brief_why(problem: BaseException) -> str:
    """The exception in one line, cut at 200 characters: ``"ValueError: no such thing"``."""
    message = _message(problem)
    return (f"{type(problem).__name__}: {message}" if message else type(problem).__name__)[:RESULT_CHARACTERS]


def brief_error(problem: BaseException, told: str = "") -> bytes:
    """The exception as JSON in UTF-8: ``{"type", "message", "traceback"}``, at most 64 KiB.

    ``told`` is its traceback, where that has been made; else it begins below the outermost frame, the recorder's own.
    """
    kind = type(problem)
    name = kind.__qualname__ if kind.__module__ == "builtins" else f"{kind.__module__}.{kind.__qualname__}"
    fields = {
        "type": name[:RESULT_CHARACTERS],
        "message": _message(problem)[:_MESSAGE_CHARACTERS],
        "traceback": (told or traceback_of(problem, without=1))[-_TRACEBACK_CHARACTERS:],
    }
    # ASCII JSON takes at most 6 bytes a UTF-16 unit, but most text takes one: cut only what is too long.
    text = json.dumps(fields).encode("ascii")
    if len(text) > ERROR_BYTES:
        fields["traceback"] = fields["traceback"][-1_000:]
        text = json.dumps(fields).encode("ascii")
    return text


def traceback_of(problem: BaseException, *, without: int = 0) -> str:
    """The exception's traceback, without so many of its outermost frames."""
    inner = problem.__traceback__
    for _ in range(without):
        inner = inner and inner.tb_next
    try:
        return "".join(traceback.format_exception(type(problem), problem, inner))
    except BaseException as second:
        return f"<no traceback: writing it raised {type(second).__name__}>"


def _message(problem: BaseException) -> str:
    try:
        return str(problem)
    except BaseException as second:
        return f"<no message: its __str__ raised {type(second).__name__}>"
