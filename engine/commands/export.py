"""``main.py export``: a saved run in another form."""

import argparse
import io
import sys
from collections.abc import Callable, Iterator, Sequence
from typing import Any, BinaryIO

from ..formats import RUN_FILE_SUFFIX
from ..formats.compared import load
from ..formats.comparison_page import comparison_as_page
from ..formats.container import RunFileError
from ..formats.exports import FORMS, Told, write_pieces
from ..formats.run_file import Saved, open_run
from ..formats.whole_file import whole_file
from ..inside.language import mark, marked, tr
from ..inside.phrases import refusal
from ..inside.problem import PlanError, Problem
from ..problems.exports import NoPainter, NotExported, OnlySideBySide, PictureNeedsFile
from ..streams import complain
from .kept import complain_of_more
from .working import shown
from .writing import check_apart

PICTURES = ("png", "svg")
EXPORTS = {name: form.title for name, form in FORMS.items()} | dict.fromkeys(
    PICTURES, mark("the timeline as a picture")
)
"""All forms, and what each is, marked to be translated where it is shown."""
Picture = Callable[[Saved, str, BinaryIO], None]
"""Paints a saved run: the run, one of ``PICTURES``, and the file to write to. Raises OSError if it cannot be."""


def add_to(verbs: Any) -> None:
    """Declare the verb."""
    parser: argparse.ArgumentParser = verbs.add_parser(
        "export",
        help=tr("write a saved run in another form"),
        description=tr(
            "Write a saved run as a trace for Perfetto, a table, a summary, a script that does the same, or a picture."
        ),
    )
    parser.add_argument(
        "runs",
        metavar=f"RUN{RUN_FILE_SUFFIX}",
        nargs="+",
        help=tr("the run, as --save has kept it; several go side by side into one web page"),
    )
    add_form(parser)
    parser.set_defaults(main=main)


def add_form(parser: argparse.ArgumentParser) -> None:
    """In which form, and where to."""
    parser.add_argument(
        "--to",
        required=True,
        choices=list(EXPORTS),
        metavar="|".join(EXPORTS),
        help="; ".join(f"{name}: {marked(what)}" for name, what in EXPORTS.items()),
    )
    parser.add_argument(
        "-o", "--output", metavar="FILE", default="-", help=tr("where to (default: -, standard output)")
    )


def main(arguments: argparse.Namespace) -> int:
    """Write a saved run as a trace for Perfetto, a table, a summary, a script that does the same, or a picture."""
    form: str = arguments.to
    if form in PICTURES:
        _check_picture(arguments)
    check_apart(arguments.output, *arguments.runs)
    if len(arguments.runs) > 1:
        return _export_comparison(arguments.runs, form, arguments.output)
    (run,) = arguments.runs
    try:
        with shown(tr("opening")):
            saved = open_run(run)
    except RunFileError as error:
        raise PlanError(error.problem) from error
    complain_of_more(saved, run)
    try:
        if form in PICTURES:
            return _paint(arguments.picture, saved, form, arguments.output)
        told = Told(saved.run, saved.records, saved.environment, saved.sequential_s)
        with shown(tr("exporting")):
            _write(FORMS[form].pieces(told), arguments.output)
    except RunFileError as error:
        complain(f"{error.problem.told()}.")
        return 1
    return 0


def _export_comparison(runs: Sequence[str], form: str, path: str) -> int:
    """Several runs side by side."""
    if form != "html":
        raise PlanError(OnlySideBySide(value=form))
    with shown(tr("opening")):
        loaded = load(runs, [""] * len(runs))
    if isinstance(loaded, Problem):
        raise PlanError(loaded)
    try:
        with shown(tr("exporting")):
            _write(iter([comparison_as_page(loaded)]), path)
    except RunFileError as error:
        complain(f"{error.problem.told()}.")
        return 1
    return 0


def _write(pieces: Iterator[str], path: str) -> None:
    """Write a text to a file (whole or not at all) or to standard output. Raises RunFileError."""
    if path == "-":
        if isinstance(sys.stdout, io.TextIOWrapper):  # as in a file, whatever the terminal is like
            sys.stdout.reconfigure(encoding="utf-8", newline="")
        if sys.stdout is not None:
            sys.stdout.writelines(pieces)
    else:
        write_pieces(pieces, path)


def _check_picture(arguments: argparse.Namespace) -> None:
    if arguments.output == "-":
        raise PlanError(PictureNeedsFile(value=arguments.to))
    if arguments.picture is None:
        raise PlanError(NoPainter(value=arguments.to))


def _paint(picture: Picture, saved: Saved, form: str, path: str) -> int:
    try:
        with whole_file(path) as file:
            picture(saved, form, file)
    except ImportError as error:
        raise PlanError(NoPainter(value=form)) from error
    except OSError as error:
        raise RunFileError(NotExported(path=path, **refusal(error))) from error
    return 0
