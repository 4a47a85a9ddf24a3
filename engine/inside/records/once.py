"""Functions, each looked into once. Standard library only."""

from types import CodeType


class Once:
    """The code of functions that were looked into.

    Asked for each message, so it is known by its identity first, as the hash of code goes through all of it. Of equal
    ones, as a function has that is pickled by value with each message, one is kept.
    """

    __slots__ = ("_codes", "_identities")

    def __init__(self) -> None:
        """None was."""
        self._identities: set[int] = set()  # of those that ``_codes`` keeps
        self._codes: set[CodeType] = set()

    def is_first(self, code: CodeType) -> bool:
        """Whether code like this is asked about for the first time."""
        if id(code) in self._identities or code in self._codes:
            return False
        self._codes.add(code)
        self._identities.add(id(code))
        return True

    def clear(self) -> None:
        """None was looked into any more."""
        self._identities.clear()
        self._codes.clear()
