"""A wrong hook could start processes without end: what these tests start together is bounded."""

import pytest


@pytest.fixture(autouse=True)
def bounded():
    resource = pytest.importorskip("resource")
    before = resource.getrlimit(resource.RLIMIT_NPROC)
    soft = 4096 if before[1] == resource.RLIM_INFINITY else min(4096, before[1])
    resource.setrlimit(resource.RLIMIT_NPROC, (soft, before[1]))
    yield
    resource.setrlimit(resource.RLIMIT_NPROC, before)
