"""Jobs of which some raise an error."""

import pytest

from engine.inside.workloads.failing import WORKLOAD, failing


def raised_by(item):
    try:
        failing(item)
    except ValueError:
        return True
    return False


def test_that_every_fourth_job_fails_whenever_it_is_run():
    for _ in range(2):
        assert [raised_by(item) for item in WORKLOAD.items(9, 1)] == [
            False, False, False, True, False, False, False, True, False,
        ]  # fmt: skip


def test_that_the_error_says_which_job_it_was():
    with pytest.raises(ValueError, match="job 4 fails"):
        failing(WORKLOAD.items(4, 1)[3])


def test_that_some_fail_and_most_do_not_by_default():
    failed = [raised_by(item) for item in WORKLOAD.items(WORKLOAD.jobs_default, 1)]
    assert 0 < sum(failed) < len(failed) / 2
