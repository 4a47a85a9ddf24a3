"""Runs of the terminal and files: kept in the history, where the window lists them, and read again."""

from ..formats.run_file import Saved
from ..history.history import History, HistoryError
from ..streams import complain


def keep(what: Saved) -> str | None:
    """Keep a run. Where that fails, say why on standard error: the run itself has gone as it has gone.

    Returns:
        Its path; None if it is not kept.
    """
    try:
        return History().keep(what)
    except HistoryError as error:
        complain(f"{error.problem.told()}.")
    return None


def complain_of_more(what: Saved, path: str) -> None:
    """Say on standard error if the file ``path``, which a run was read from, holds more than this program knows."""
    more = what.not_shown(path)
    if more is not None:
        complain(f"{more.told()}.")
