"""Which errors cannot be made again of their pickles."""

import json
import pickle

import pytest

from engine.inside.odd_codes import OTHERS
from engine.inside.records.odd import wanted_in_vain


class TwoError(Exception):
    def __init__(self, line, reason):
        super().__init__(f"line {line}: {reason}")


class NoneError(Exception):
    def __init__(self):
        super().__init__("told")


class KeyedError(Exception):
    def __init__(self, *, key):
        super().__init__(key)


class BothError(Exception):
    def __init__(self, line, reason):
        super().__init__(line, reason)


class OwnError(TwoError):
    def __reduce__(self):
        return OwnError, ("1", "own")


class PlainError(ValueError):
    pass


def json_error():
    try:
        json.loads("{")
    except ValueError as error:
        return error


@pytest.mark.parametrize(
    ("error", "missing"),
    [
        (TwoError(1, "no"), "reason"),
        (NoneError(), OTHERS),
        (KeyedError(key=1), "key"),
        (BothError(1, 2), ""),
        (OwnError(1, 2), ""),
        (PlainError("a", "b"), ""),
        (OSError(2, "no", "file"), ""),
        (UnicodeDecodeError("utf-8", b"x", 0, 1, "no"), ""),
        (json_error(), ""),
    ],
    ids=lambda value: type(value).__name__ if isinstance(value, Exception) else value,
)
def test_that_it_is_known_which_arguments_are_wanted_in_vain(error, missing):
    assert wanted_in_vain(error) == missing
    text = pickle.dumps(error)
    if missing:
        with pytest.raises(TypeError):
            pickle.loads(text)
    else:
        assert type(pickle.loads(text)) is type(error)
