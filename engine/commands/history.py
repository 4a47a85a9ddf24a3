"""``main.py history``: the runs that are kept; one of them shown, exported, or some deleted."""

import argparse
import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from .. import words
from ..formats.container import RunFileError
from ..formats.run_file import open_run
from ..formats.run_json import run_as_json
from ..history import told
from ..history.entry import Entry
from ..history.history import History, HistoryError, Listing
from ..history.place import history_folder
from ..history.reference import References
from ..inside.language import tr
from ..inside.problem import PlanError
from ..problems.history import NoSuchRun, PinnedRun, SeveralRuns
from ..streams import complain
from . import export
from .kept import complain_of_more
from .report import print_run
from .table import print_facts, print_table
from .writing import check_outputs, write_json

FORMAT = "parallelogram-history"
VERSION = 1

_ROWS_MOST = 40
_NAMES_MOST = 8


def add_to(verbs: Any) -> None:
    """Declare the verb, and what can be done with it."""
    folder = words.plain(history_folder())
    parser: argparse.ArgumentParser = verbs.add_parser(
        "history",
        help=tr("the runs that are kept: list, show, export, delete"),
        description=tr(
            "List the runs that are kept, the newest first; show one of them, export it, or delete some. An ID may be "
            "cut as long as it is clear which run it means, and the name that you have given to a run does as well."
        ),
        epilog=tr("The runs are kept in {folder}; PARALLELOGRAM_HISTORY names another folder.").format(folder=folder),
    )
    parser.set_defaults(main=_list, words=[], all=False, json=None)
    actions = parser.add_subparsers(metavar="list|show|export|delete", parser_class=type(parser))
    listing = actions.add_parser(
        "list", help=tr("all, or those that have all these words"), description=tr("List the runs that are kept.")
    )
    listing.add_argument(
        "words", nargs="*", metavar="WORD", help=tr("what a run must have, such as: pool finished (default: all runs)")
    )
    listing.add_argument(
        "--all", action="store_true", help=tr("also those beyond the newest {most}").format(most=_ROWS_MOST)
    )
    listing.add_argument("--json", metavar="PATH|-", help=tr("write them as JSON; -: to standard output"))
    listing.set_defaults(main=_list)
    show = _of_run(actions, "show", tr("what was told of it after the run"), tr("Tell what was told after the run."))
    show.add_argument("--json", metavar="PATH|-", help=tr("write all that was recorded as JSON; -: to standard output"))
    show.set_defaults(main=_show)
    form = _of_run(actions, "export", tr("write it in another form"), tr("Write a run in another form."))
    export.add_form(form)
    form.set_defaults(main=_export)
    delete = actions.add_parser("delete", help=tr("delete runs"), description=tr("Delete runs from the history."))
    delete.add_argument("ids", nargs="+", metavar="ID", help=tr("which, as the list has them"))
    delete.add_argument("--pinned", action="store_true", help=tr("also those that are pinned"))
    delete.set_defaults(main=_delete)


def _of_run(actions: Any, action: str, short: str, description: str) -> argparse.ArgumentParser:
    parser: argparse.ArgumentParser = actions.add_parser(action, help=short, description=description)
    parser.add_argument("id", metavar="ID", help=tr("which, as the list has it"))
    return parser


def _list(arguments: argparse.Namespace) -> int:
    """List the runs that are kept."""
    check_outputs(arguments)
    history, listing = _looked_into()
    ids = References.of(listing).ids
    wanted = told.wanted(" ".join(arguments.words))
    found = [entry for entry in listing.entries if told.is_found(told.searched(entry), wanted)]
    if arguments.json is not None:
        write_json(arguments.json, _as_json(history, listing, found))
    if arguments.json != "-":
        _print_list(history, listing, found, ids, len(found) if arguments.all else _ROWS_MOST)
    return 0


def _show(arguments: argparse.Namespace) -> int:
    """Print what was printed after the run."""
    check_outputs(arguments)
    history, listing = _looked_into()
    name = _meant(listing, arguments.id)
    try:
        saved = open_run(history.path(name))
    except RunFileError as error:
        raise PlanError(error.problem) from error
    complain_of_more(saved, history.path(name))
    if arguments.json is not None:
        write_json(arguments.json, run_as_json(saved.run, saved.records, saved.sequential_s))
    if arguments.json != "-":
        print_run(saved.run, saved.records, saved.sequential_s)
        remark = history.remark_on(name)
        said = ((tr("Name"), words.plain(remark.title)), (tr("Note"), words.plain(remark.note)))
        print_facts(fact for fact in said if fact[1])
    return 0


def _export(arguments: argparse.Namespace) -> int:
    """Write a run in another form, as ``export`` does with a file."""
    history, listing = _looked_into()
    arguments.runs = [history.path(_meant(listing, arguments.id))]
    return export.main(arguments)


def _delete(arguments: argparse.Namespace) -> int:
    """Delete runs: all that are named, or, where anything is wrong with one of them, none."""
    history, listing = _looked_into()
    ids = References.of(listing).ids
    entries = {entry.name: entry for entry in listing.entries}
    names = list(dict.fromkeys(_meant(listing, reference) for reference in arguments.ids))
    for name in names:
        if name in entries and entries[name].remark.pinned and not arguments.pinned:
            raise PlanError(PinnedRun(value=ids[name]))
    try:
        history.remove(names)
    except HistoryError as error:
        complain(f"{error.problem.told()}.")
        return 1
    for name in names:
        known = f", {_in_brief(entries[name])}" if name in entries else ""
        print(tr("Deleted: {run}").format(run=f"{ids[name]}{known}"))
    print(
        tr("For a day, the files are in {folder}; move them back, and the runs are kept again.").format(
            folder=words.plain(history.removed_folder)
        )
    )
    return 0


def _looked_into() -> tuple[History, Listing]:
    """The history and all that is kept. Raises PlanError if it cannot be read."""
    history = History()
    try:
        history.check()
    except HistoryError as error:
        raise PlanError(error.problem) from error
    return history, history.listing()


def _meant(listing: Listing, reference: str) -> str:
    """The file of the one run that a person means. Raises PlanError if there is none, or more than one."""
    references = References.of(listing)
    found = references.meant(reference)
    if not found:
        raise PlanError(NoSuchRun(value=reference))
    if len(found) > 1:
        ids = [references.ids[name] for name in found[:_NAMES_MOST]]
        raise PlanError(SeveralRuns(value=reference, known=[*ids, *(["…"] * (len(found) > len(ids)))]))
    return found[0]


def _in_brief(entry: Entry) -> str:
    return f"{entry.plan.strategy}, {told.name(entry)}, {told.when(entry.at_s)}"


def _print_list(
    history: History, listing: Listing, found: Sequence[Entry], ids: Mapping[str, str], rows_most: int
) -> None:
    folder = words.plain(history.folder)
    if not listing.entries and not listing.damaged:
        print(tr("Nothing is kept yet: every run of the window or of the terminal will be listed here."))
    elif not found and listing.entries:
        print(tr("No run matches all of these words."))
    if found:
        columns = [
            tr("ID"), tr("When"), tr("Run"), tr("Strategy"), tr("Workers", "how many"), tr("Elapsed"),
            tr("Outcome"), tr("Note"),
        ]  # fmt: skip
        rows = [_row(entry, ids) for entry in found[:rows_most]]
        width = len(columns) if any(row[-1] for row in rows) else len(columns) - 1
        left_out = [column for column in (4, 7, 1, 3) if column < width]
        print_table(columns[:width], [row[:width] for row in rows], "    >>", left_out)
        print()
    if len(found) > rows_most:
        print(tr("… and {more:,} older runs (--all lists them)").format(more=len(found) - rows_most))
    for name in listing.damaged:
        print(tr("Cannot be read: {file}").format(file=words.plain(name)))
    count = words.count(len(listing.entries), tr("{n} run"), tr("{n} runs"))
    size = words.size(listing.size_bytes)
    print(tr("{runs}, {size}, in {folder}").format(runs=count, size=size, folder=folder))


def _row(entry: Entry, ids: Mapping[str, str]) -> list[str]:
    """The cells of a run's row. A pin stands before the name, as it does in the window."""
    return [
        ids[entry.name], told.when(entry.at_s), f"{told.PINNED} " * entry.remark.pinned + told.name(entry),
        entry.plan.strategy, told.workers(entry), told.elapsed(entry), told.outcome(entry),
        words.plain(entry.remark.note),
    ]  # fmt: skip


def _as_json(history: History, listing: Listing, found: Sequence[Entry]) -> Iterator[str]:
    """The runs as one object: what each was, as the head of its file tells it."""
    ids = References.of(listing).ids
    runs = [
        {
            "id": ids[entry.name],
            "file": entry.name,
            "at_s": entry.at_s,
            "plan": entry.plan.fields(),
            "outcome": entry.outcome and entry.outcome.value,
            "elapsed_s": entry.elapsed_s,
            "sequential_s": entry.sequential_s,
            "speedup": entry.speedup,
            "experiment": entry.experiment,
            "name": entry.remark.title,
            "note": entry.remark.note,
            "pinned": entry.remark.pinned,
            "size_bytes": entry.size_bytes,
        }
        for entry in found
    ]
    head = {"format": FORMAT, "version": VERSION, "folder": history.folder, "runs": runs}
    yield json.dumps({**head, "damaged": list(listing.damaged)}, indent=1) + "\n"
