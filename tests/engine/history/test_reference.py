"""A run is named by as little as is clear."""

from types import SimpleNamespace

import pytest

from engine.history.history import Listing
from engine.history.reference import References
from engine.history.remark import Remark

POOL = "2026-07-01-120000-pool-a1b2c3.pgram"
LOOP = "2026-07-01-120500-sequential-a1ffee.pgram"
TWIN = "2025-01-01-000000-pool-0000aa.pgram"
COPY = "copy of 2025-01-01-000000-pool-0000aa.pgram"


def references(*named, damaged=()):
    entries = tuple(SimpleNamespace(name=name, remark=Remark(title)) for name, title in named)
    return References.of(Listing(entries, damaged, 0, 0))


@pytest.mark.parametrize(
    ("reference", "meant"),
    [
        ("a1b2c3", [POOL]),
        ("a1b", [POOL]),
        ("a1", [POOL, LOOP]),
        (POOL, [POOL]),
        (POOL.removesuffix(".pgram"), [POOL]),
        ("2026-07-01-1205", [LOOP]),
        ("2026", [POOL, LOOP]),
        ("slow", [LOOP]),
        ("SLOW", [LOOP]),
        ("slo", []),
        ("mine", ["mine.pgram"]),
        ("mi", ["mine.pgram"]),
        ("b2c3", []),
        ("", []),
        (".pgram", []),
    ],
)
def test_that_a_reference_means_those_whose_id_or_name_it_is(reference, meant):
    assert references((POOL, ""), (LOOP, "Slow"), damaged=("mine.pgram",)).meant(reference) == meant


def test_that_an_id_counts_before_a_name_that_was_given():
    assert references((POOL, "a1ffee"), (LOOP, "")).meant("a1ffee") == [LOOP]


def test_that_a_name_that_was_given_to_two_runs_means_both():
    assert references((POOL, "slow"), (LOOP, "slow")).meant("slow") == [POOL, LOOP]


def test_that_runs_whose_files_end_alike_have_their_whole_names_for_ids():
    found = references((TWIN, ""), (COPY, ""), (POOL, ""))
    assert list(found.ids.values()) == [TWIN.removesuffix(".pgram"), COPY.removesuffix(".pgram"), "a1b2c3"]
    assert [found.meant(reference) for reference in found.ids.values()] == [[TWIN], [COPY], [POOL]]
