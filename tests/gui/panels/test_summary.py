"""Times for people."""

import pytest

from gui.panels.summary import seconds


@pytest.mark.parametrize(
    ("value", "text"), [(0.0, "0.000 s"), (0.0123, "0.012 s"), (1.694, "1.69 s"), (12_345.678, "12,345.68 s")]
)
def test_that_a_time_has_the_figures_that_can_be_read(value, text):
    assert seconds(value) == text
