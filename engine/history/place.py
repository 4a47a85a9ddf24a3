"""Where the history is kept: in the folder that the system has for the data of a person's programs."""

import os

import platformdirs

VARIABLE = "PARALLELOGRAM_HISTORY"
"""An environment variable that names another folder."""


def history_folder() -> str:
    """The folder, which need not be there yet. Any thread."""
    chosen = os.environ.get(VARIABLE)
    if chosen:
        return os.path.abspath(chosen)
    return os.path.join(platformdirs.user_data_dir("parallelogram", appauthor=False), "runs")
