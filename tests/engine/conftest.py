"""A run to drive, for every test of the three ends."""

import pytest

from tests.engine.supervise.driving import driver


@pytest.fixture
def drive():
    with driver() as found:
        yield found
