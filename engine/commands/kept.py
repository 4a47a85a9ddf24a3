"""Keeps what was run in the terminal in the history, where the window lists it."""

from .. import words
from ..formats.run_file import Saved
from ..history.history import History, HistoryError
from ..streams import complain


def keep(what: Saved) -> None:
    """Keep a run. Where that fails, say why on standard error: the run itself has gone as it has gone."""
    try:
        History().keep(what)
    except HistoryError as error:
        complain(f"{words.problem(error.problem)}.")
