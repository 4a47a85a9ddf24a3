"""Where a file really is, and how its name is spelt. Standard library only."""

import contextlib
import os


def real_path(path: str) -> str:
    """``path``, absolute and without links; as it is where the system does not say, as Windows of some drives."""
    try:
        return os.path.realpath(path)
    except OSError:
        return os.path.abspath(path)


def as_spelt(path: str) -> str:
    """``path`` with its last name as the folder has it, by which alone it can be imported.

    Windows and macOS find a file by its name in another case too, and macOS by one whose letters are put together
    otherwise. Reads the folder where that may be so.
    """
    folder, name = os.path.split(path)
    if name.isascii() and not os.path.lexists(os.path.join(folder, name.swapcase())):
        return path
    with contextlib.suppress(OSError):
        names = os.listdir(folder or ".")
        if name not in names:
            from unicodedata import normalize  # which few names need

            wanted = normalize("NFC", name).casefold()
            alike = (each for each in names if normalize("NFC", each).casefold() == wanted)
            return os.path.join(folder, next(alike, name))
    return path
