"""A function whose file takes long to import."""

from tests.bench.advised_work import burn

LOADED = burn(300)


def taught(milliseconds):
    return burn(milliseconds) + LOADED
