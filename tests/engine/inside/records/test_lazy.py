"""Which results are still to be computed."""

import asyncio
import io
import itertools

import pytest

from engine.inside.records.lazy import lazy_kind


async def waits():
    return 1


async def yields():
    yield 1


class Numbers:
    def __iter__(self):
        return self

    def __next__(self):
        return 1


def coroutine():
    made = waits()
    made.close()  # else Python complains that nobody has waited for it
    return made


@pytest.mark.parametrize(
    ("made", "kind"),
    [
        (lambda: (k for k in "ab"), "generator"),
        (lambda: map(str, "ab"), "map"),
        (lambda: filter(None, "ab"), "filter"),
        (lambda: zip("ab", "cd", strict=True), "zip"),
        (lambda: itertools.chain("ab"), "chain"),
        (coroutine, "coroutine"),
        (yields, "async_generator"),
        (Numbers, "Numbers"),
    ],
)
def test_that_what_computes_only_when_it_is_asked_is_known_by_its_type(made, kind):
    assert lazy_kind(made()) == kind


@pytest.mark.parametrize(
    "value",
    [
        None,
        1,
        1.5,
        "ab",
        b"",
        [],
        {},
        range(3),
        iter([1]),
        iter((1,)),
        iter(range(3)),
        reversed([1]),
        io.BytesIO(),
        map,
    ],
    ids=lambda value: value.__name__ if isinstance(value, type) else type(value).__name__,
)
def test_that_what_holds_what_it_gives_is_a_result(value):
    assert lazy_kind(value) == ""


def test_that_a_loops_future_is_still_to_come():
    loop = asyncio.new_event_loop()
    try:
        assert lazy_kind(loop.create_future()) == "Future"
    finally:
        loop.close()
