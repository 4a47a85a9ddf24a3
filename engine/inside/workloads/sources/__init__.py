"""Where the items of a run of one's own function may come from, a file each; every one here has a ``SOURCE``."""

from .array import SOURCE as ARRAY
from .data_file import SOURCE as DATA_FILE
from .folder import SOURCE as FOLDER
from .generator import SOURCE as GENERATOR
from .lines import SOURCE as LINES
from .numbers import SOURCE as NUMBERS
from .own_list import SOURCE as OWN_LIST
from .pattern import SOURCE as PATTERN
from .source import ITEMS_MOST, Source

__all__ = ["ITEMS_MOST", "SOURCES", "Source"]

SOURCES: "tuple[Source, ...]" = (NUMBERS, ARRAY, OWN_LIST, GENERATOR, DATA_FILE, LINES, PATTERN, FOLDER)
"""All of them, in the order in which they are shown."""
