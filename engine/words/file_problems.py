"""What is wrong with a run file, as a sentence."""

from collections.abc import Mapping
from typing import Any

from .figures import path, plain


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
        case "run-goes-on":
            return f"{path(values['path'])} is not opened while a run goes on; stop it or wait, and open the file again"
        case _:
            return None
