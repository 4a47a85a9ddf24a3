"""What is wrong with a run file, or with the history of runs, as a sentence."""

from collections.abc import Mapping, Sequence
from typing import Any

from ..inside.language import marked, tr
from ..program import program
from .figures import path, plain, quoted, size

_NAMES_MOST = 3


def file_problem(code: str, values: Mapping[str, Any]) -> str | None:
    """The sentence for ``code``; None if it is not about a run file, the history or the settings."""
    return (
        _run_file_problem(code, values)
        or _history_problem(code, values)
        or _naming_problem(code, values)
        or _settings_problem(code, values)
    )


def _run_file_problem(code: str, values: Mapping[str, Any]) -> str | None:
    match code:
        case "not-a-run-file":
            return tr("{path} is no run that Parallelogram has saved; choose a .pgram file").format(
                path=path(values["path"])
            )
        case "newer-run-file":
            return tr(
                "{path} needs a newer Parallelogram: its format is version {version:,}, and this one reads up to {known:,}"
            ).format(path=path(values["path"]), version=values["version"], known=values["known"])
        case "unknown-in-run-file":
            return tr(
                "{path} needs a newer Parallelogram: it holds {what}, which this one does not know; open it with a newer one"
            ).format(path=path(values["path"]), what=quoted(values["what"]))
        case "more-in-run-file":
            return tr("{path} also holds {what}, which this Parallelogram does not know and leaves out").format(
                path=path(values["path"]), what=_some(values["names"])
            )
        case "damaged-run-file":
            return tr("{path} is damaged ({why}); open another copy of it").format(
                path=path(values["path"]), why=_why(values)
            )
        case "not-saved":
            return tr("{path} could not be saved ({why}); choose another place").format(
                path=path(values["path"]), why=_why(values)
            )
        case "not-exported":
            return tr("{path} could not be written ({why}); choose another place").format(
                path=path(values["path"]), why=_why(values)
            )
        case "picture-needs-file":
            return tr("A picture ({form}) goes to a file; give -o FILE").format(form=values["value"])
        case "no-plan":
            return tr("A program was watched here, so there is no plan to write as a script; choose another form")
        case "no-painter":
            return tr(
                "A picture ({form}) is painted by the program's window, which is not there; choose another form"
            ).format(form=values["value"])
        case "nothing-to-save":
            return tr("There is no run to save that is over; press Run first")
        case "nothing-to-export":
            return tr("There is no run to export that is over; press Run first")
        case "run-goes-on":
            return tr("{path} is not opened while a run goes on; stop it or wait, and open the file again").format(
                path=path(values["path"])
            )
        case _:
            return None


def _history_problem(code: str, values: Mapping[str, Any]) -> str | None:
    match code:
        case "not-kept":
            return tr("This run could not be kept in the history ({why}); save it elsewhere if it matters").format(
                why=_why(values)
            )
        case "too-large-to-keep":
            return tr(
                "This run takes {size} and the history keeps {most} in all, so it is not kept; let the history be larger, or save the run elsewhere"
            ).format(size=size(values["size_bytes"]), most=size(values["most_bytes"]))
        case "not-remarked":
            return tr("The name, note or pin could not be written ({why}); make room and try again").format(
                why=_why(values)
            )
        case "not-moved":
            return tr("The runs could not be moved ({why}); make room and try again").format(why=_why(values))
        case "not-readable":
            return tr(
                "The history in {path} cannot be read ({why}); see to the folder, or set PARALLELOGRAM_HISTORY"
            ).format(path=path(values["path"]), why=_why(values))
        case "not-limited":
            return tr("The size of the history could not be set ({why}); make room and try again").format(
                why=_why(values)
            )
        case _:
            return None


def _naming_problem(code: str, values: Mapping[str, Any]) -> str | None:
    """What can be wrong with how a run of the history is named on the command line."""
    match code:
        case "no-such-run":
            return tr("There is no run {value} in the history; {program} history lists them with their IDs").format(
                value=quoted(values["value"]), program=program()
            )
        case "several-runs":
            return tr("{value} may be any of {known}; give more of the ID").format(
                value=quoted(values["value"]), known=", ".join(map(plain, values["known"]))
            )
        case "pinned-run":
            return tr("{value} is pinned, and nothing was deleted; give --pinned to delete it all the same").format(
                value=quoted(values["value"])
            )
        case _:
            return None


def _settings_problem(code: str, values: Mapping[str, Any]) -> str | None:
    match code:
        case "damaged-settings":
            return tr("The settings were damaged and begin anew; what was there is in {path}").format(
                path=path(values["path"])
            )
        case "settings-not-saved":
            return tr("The settings could not be saved in {path} ({why}); make room there").format(
                path=path(values["path"]), why=_why(values)
            )
        case "no-settings-to-take":
            return tr("There is no run of a built-in workload to fill the form in from; open one, or press Run first")
        case _:
            return None


def _some(names: Sequence[str]) -> str:
    """The first few of some names that are not ours, and how many more there are."""
    known = ", ".join(map(quoted, names[:_NAMES_MOST]))
    more = len(names) - _NAMES_MOST
    return known if more <= 0 else tr("{names} and {more:,} more").format(names=known, more=more)


def _why(values: Mapping[str, Any]) -> str:
    """The cause: the system's own words, or some of ours that are marked."""
    return plain(marked(values["why"]))
