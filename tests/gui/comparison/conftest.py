"""Compared runs for the tests of the comparison: kept, read again, and compared as the window does."""

import pytest

from engine.formats.compared import Loaded, load
from engine.history.history import History
from tests.gui.made_runs import keep


@pytest.fixture
def compared():
    """Compare runs: ``compared(*saved, titles=())``."""

    def compare(*saved, titles=None):
        names = keep(*saved)
        paths = {entry.name: entry.path for entry in History().listing().entries}
        found = load([paths[name] for name in names], titles or [""] * len(names))
        assert isinstance(found, Loaded)
        return found

    return compare
