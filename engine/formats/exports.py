"""The forms that a run can be written in for others to read, by the names that the command line has for them.

An entry of ``FORMS`` is all that the command line and the window's menu need to know of one; what writes it is imported
only when it is wanted, since a start has no time for that.
"""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from ..inside.data_class import dataclass
from ..inside.language import mark
from ..inside.phrases import refusal
from ..problems.exports import NotExported

if TYPE_CHECKING:
    from ..trace.run import Run
    from .environment import Environment
    from .results import RunRecords


@dataclass(frozen=True, slots=True)
class Told:
    """What an export tells of.

    Attributes:
        run: it is over.
        records: what came of its tasks: those of its folder or those from a file.
        environment: where it was made.
        sequential_s: the plain loop's time, if it was run as well.
    """

    run: "Run"
    records: "RunRecords"
    environment: "Environment"
    sequential_s: float | None


@dataclass(frozen=True, slots=True)
class Form:
    """A form of text. Its texts are marked to be translated where they are shown.

    Attributes:
        title: what it is, in a few words.
        menu: what a menu calls it, with the key that chooses it there.
        files: what its files are, with their suffix, as a dialog of files has it.
        suffix: what its files are usually called by, with the dot.
        pieces: the whole text, piece by piece. Any thread. Raises PlanError, or OSError, if it cannot be told so.
    """

    title: str
    menu: str
    files: str
    suffix: str
    pieces: Callable[[Told], Iterator[str]]


def _perfetto(told: Told) -> Iterator[str]:
    from .perfetto import run_as_perfetto

    return run_as_perfetto(told.run, told.records)


def _csv(told: Told) -> Iterator[str]:
    from .tasks_csv import tasks_as_csv

    return tasks_as_csv(told.run, told.records)


def _markdown(told: Told) -> Iterator[str]:
    from .summary_markdown import summary_as_markdown

    return summary_as_markdown(told.run, told.records, told.environment, told.sequential_s)


def _html(told: Told) -> Iterator[str]:
    from .run_page import run_as_page

    return iter([run_as_page(told.run, told.records, told.environment, told.sequential_s)])


def _snippet(told: Told) -> Iterator[str]:
    from .snippet import snippet

    return iter([snippet(told.run.plan)])


FORMS = {
    "html": Form(
        mark("a page for a browser, all in one file"),
        mark("We&b page …"),
        mark("Web pages (*.html)"),
        ".html",
        _html,
    ),
    "perfetto": Form(
        mark("a trace for ui.perfetto.dev, with a slice per job"),
        mark("&Perfetto trace …"),
        mark("Perfetto traces (*.json)"),
        ".json",
        _perfetto,
    ),
    "csv": Form(
        mark("a table of the jobs, for spreadsheets"),
        mark("&Table of jobs …"),
        mark("Comma-separated values (*.csv)"),
        ".csv",
        _csv,
    ),
    "markdown": Form(
        mark("a summary, for an issue or a chat"),
        mark("&Summary …"),
        mark("Markdown (*.md)"),
        ".md",
        _markdown,
    ),
    "snippet": Form(
        mark("a Python script that does the same without this program"),
        mark("P&ython script …"),
        mark("Python (*.py)"),
        ".py",
        _snippet,
    ),
}


def export(told: Told, form: str, path: str) -> None:
    """Write ``path`` in one of ``FORMS``, whole or not at all, in UTF-8. Any thread; it may take seconds.

    Raises:
        RunFileError: it cannot be written, and what was there is there still.
        PlanError: the run's plan is none that could be run, as a script of it would have to; or there is none.
    """
    write_pieces(FORMS[form].pieces(told), path)


def write_pieces(pieces: Iterator[str], path: str) -> None:
    """Write a text to ``path``, whole or not at all, in UTF-8. Any thread; raises what ``export`` does."""
    from .container import RunFileError
    from .whole_file import whole_file

    try:
        with whole_file(path) as file:
            for piece in pieces:
                file.write(piece.encode("utf-8", "backslashreplace"))
    except OSError as error:
        raise RunFileError(NotExported(path=path, **refusal(error))) from error
