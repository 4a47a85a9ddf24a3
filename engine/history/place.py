"""Where the history is kept, and reports of faults beside it: where the system has the data of a person's programs."""

import os

from ..inside.real_path import real_path

VARIABLE = "PARALLELOGRAM_HISTORY"
"""An environment variable that names another folder."""
REPORTS_VARIABLE = "PARALLELOGRAM_REPORTS"
"""The same for the reports."""
MACHINE_VARIABLE = "PARALLELOGRAM_MACHINE"
"""The same for what is known of the machine."""


def history_folder() -> str:
    """The folder, which need not be there yet. Any thread."""
    return _folder(VARIABLE, "runs")


def is_kept_path(path: str) -> bool:
    """Whether ``path`` is in the history's own folder, whose names nobody has chosen. Any thread."""
    return real_path(os.path.dirname(os.path.abspath(path))) == real_path(history_folder())


def reports_folder() -> str:
    """The folder of the reports, which need not be there yet. Any thread."""
    return _folder(REPORTS_VARIABLE, "reports")


def machine_folder() -> str:
    """The folder of what was measured of the machine, which need not be there yet. Any thread."""
    return _folder(MACHINE_VARIABLE, "machine")


def _folder(variable: str, name: str) -> str:
    chosen = os.environ.get(variable)
    if chosen:
        return os.path.abspath(chosen)
    import platformdirs  # not before it is needed, for the sake of a short start

    return os.path.join(platformdirs.user_data_dir("parallelogram", appauthor=False), name)
