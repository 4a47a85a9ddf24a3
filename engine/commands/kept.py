"""Keeps what was run in the terminal in the history, where the window lists it."""

import sys

from .. import words
from ..formats.run_file import Saved
from ..history.history import History, HistoryError


def keep(what: Saved) -> None:
    """Keep a run. Where that fails, say why on standard error: the run itself has gone as it has gone."""
    try:
        History().keep(what)
    except HistoryError as error:
        print(f"parallelogram: {words.problem(error.problem)}.", file=sys.stderr)
