"""The forms that a run can be written in for others to read, by the names that the command line has for them."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from ..inside.language import mark
from ..trace.details import Records
from ..trace.run import Run
from .container import RunFileError
from .environment import Environment
from .perfetto import run_as_perfetto
from .snippet import snippet
from .summary_markdown import summary_as_markdown
from .tasks_csv import tasks_as_csv
from .whole_file import whole_file


@dataclass(frozen=True, slots=True)
class Told:
    """What an export tells of.

    Attributes:
        run: it is over.
        records: what came of its tasks: those of its folder or those from a file.
        environment: where it was made.
        sequential_s: the plain loop's time, if it was run as well.
    """

    run: Run
    records: Records
    environment: Environment
    sequential_s: float | None


@dataclass(frozen=True, slots=True)
class Form:
    """A form of text.

    Attributes:
        title: what it is, in a few words, marked to be translated where it is shown.
        suffix: what its files are usually called by, with the dot.
        pieces: the whole text, piece by piece. Any thread. Raises PlanError, or OSError, if it cannot be told so.
    """

    title: str
    suffix: str
    pieces: Callable[[Told], Iterator[str]]


FORMS = {
    "perfetto": Form(
        mark("a trace for ui.perfetto.dev, with a slice a task"),
        ".json",
        lambda told: run_as_perfetto(told.run, told.records),
    ),
    "csv": Form(
        mark("a table of the tasks, for spreadsheets"), ".csv", lambda told: tasks_as_csv(told.run, told.records)
    ),
    "markdown": Form(
        mark("a summary, for an issue or a chat"),
        ".md",
        lambda told: summary_as_markdown(told.run, told.records, told.environment, told.sequential_s),
    ),
    "snippet": Form(
        mark("a Python script that does the same without this program"),
        ".py",
        lambda told: iter([snippet(told.run.plan)]),
    ),
}


def export(told: Told, form: str, path: str) -> None:
    """Write ``path`` in one of ``FORMS``, whole or not at all, in UTF-8. Any thread; it may take seconds.

    Raises:
        RunFileError: it cannot be written, and what was there is there still.
        PlanError: the run's plan is none that could be run, as a script of it would have to.
    """
    try:
        with whole_file(path) as file:
            for piece in FORMS[form].pieces(told):
                file.write(piece.encode("utf-8", "backslashreplace"))
    except OSError as error:
        raise RunFileError("not-exported", path, why=error.strerror or str(error)) from error
