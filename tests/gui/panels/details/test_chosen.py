"""What is selected last."""

import pytest

from gui.panels.details.chosen import Chosen, Job, Range, Worker
from gui.session.task_selection import TaskSelection
from tests.gui.made_runs import made


class Shown:
    """As much of a session as is asked for."""

    run = made([(0, 0.1), (0.1, 0.5)], [(0, 0.4)]).run  # jobs 0 and 1 on lane 0, job 2 on lane 1


@pytest.fixture
def chosen(qapp):
    tasks = TaskSelection()
    return Chosen(Shown(), tasks), tasks


def test_that_a_bar_that_is_clicked_is_a_job_whichever_comes_first(chosen):
    found, tasks = chosen
    found.choose_lane(0)
    tasks.choose(1)
    assert found.what == Job(1)
    tasks.choose(2)
    found.choose_lane(1)  # whose lane is selected with it
    assert found.what == Job(2)


def test_that_another_worker_is_told_of_in_place_of_a_job(chosen):
    found, tasks = chosen
    tasks.choose(1)
    found.choose_lane(1)
    assert found.what == Worker(1)


def test_that_what_was_selected_before_comes_back_when_a_range_goes(chosen):
    found, tasks = chosen
    found.choose_lane(0)
    tasks.choose(1)
    found.choose_range((0.1, 0.2))
    assert found.what == Range((0.1, 0.2))
    found.choose_range(None)
    assert found.what == Job(1)
    tasks.choose(None)
    assert found.what == Worker(0)
    found.choose_lane(None)
    assert found.what is None


def test_that_a_click_on_a_worker_whose_lane_is_selected_is_told_of_all_the_same(chosen):
    found, tasks = chosen
    found.choose_lane(0)
    tasks.choose(1)
    found.choose_worker(0)
    assert found.what == Worker(0)
    found.choose_job(1)
    assert found.what == Job(1)
