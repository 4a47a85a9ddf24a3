"""Each test begins with no fault known."""

import pytest

from engine.own_faults import faults


@pytest.fixture(autouse=True)
def nothing_is_known():
    faults.forget()
    yield
    faults.forget()
