"""What is wrong with a run file, or with the history of runs, as a sentence."""

from collections.abc import Mapping
from typing import Any

from .figures import path, plain, size


def file_problem(code: str, values: Mapping[str, Any]) -> str | None:
    """The sentence for ``code``; None if it is not about a run file."""
    match code:
        case "not-a-run-file":
            return f"{path(values['path'])} is no run that Parallelogram has saved; choose a .pgram file"
        case "newer-run-file":
            return (
                f"{path(values['path'])} has version {values['version']:,} of the format, which this Parallelogram does "
                f"not know; open it with a newer one"
            )
        case "damaged-run-file":
            return f"{path(values['path'])} is damaged ({plain(values['why'])}); open another copy of it"
        case "not-saved":
            return f"{path(values['path'])} could not be saved ({plain(values['why'])}); choose another place"
        case "not-exported":
            return f"{path(values['path'])} could not be written ({plain(values['why'])}); choose another place"
        case "picture-needs-file":
            return f"A picture ({values['value']}) goes to a file; give -o FILE"
        case "no-painter":
            return f"A picture ({values['value']}) is painted by the program's window, which is not there; choose another form"
        case "nothing-to-save":
            return "There is no run to save that is over; press Run first"
        case "damaged-settings":
            return f"The settings were damaged and begin anew; what was there is in {path(values['path'])}"
        case "settings-not-saved":
            return (
                f"The settings could not be saved in {path(values['path'])} ({plain(values['why'])}); make room there"
            )
        case "no-settings-to-take":
            return "There is no run of a built-in workload to fill the form in from; open one, or press Run first"
        case "nothing-to-export":
            return "There is no run to export that is over; press Run first"
        case "run-goes-on":
            return f"{path(values['path'])} is not opened while a run goes on; stop it or wait, and open the file again"
        case "not-kept":
            return (
                f"This run could not be kept in the history ({plain(values['why'])}); save it elsewhere if it matters"
            )
        case "too-large-to-keep":
            return (
                f"This run takes {size(values['size_bytes'])} and the history keeps {size(values['most_bytes'])} in all, "
                f"so it is not kept; let the history be larger, or save the run elsewhere"
            )
        case "not-remarked":
            return f"The name, note or pin could not be written ({plain(values['why'])}); make room and try again"
        case "not-moved":
            return f"The runs could not be moved ({plain(values['why'])}); make room and try again"
        case "not-limited":
            return f"The size of the history could not be set ({plain(values['why'])}); make room and try again"
        case _:
            return None
