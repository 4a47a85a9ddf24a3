"""Workers that do not answer are waited for, and named; the scheduler's answers are planted."""

import asyncio

import pytest

from engine.inside.cluster import dask_roll
from engine.inside.cluster.waiting import Waiting
from engine.inside.problem import PlanError
from engine.inside.problems.clusters import WorkersBusy
from engine.inside.records.events import Waits
from engine.inside.records.reader import FolderReader

HOSTS = {"tcp://10.0.0.3:1": "w1", "tcp://10.0.0.4:1": "w2"}


class Scheduler:
    """Answers for workers, but for those that are ``silent``: it waits for them, as Dask's does, until ``answers`` is
    set, and for those that are ``mute`` for ever. Of those that are ``gone`` it knows nothing any more.
    """

    def __init__(self, silent=(), mute=(), gone=()):
        self.silent, self.mute, self.gone = set(silent), set(mute), set(gone)
        self.answers = asyncio.Event()

    async def broadcast(self, msg, workers=None, on_error="raise"):
        assert msg == {"op": "versions"}
        asked = set(HOSTS if workers is None else workers)
        if asked & self.silent:
            await self.answers.wait()
        if asked & self.mute:
            await asyncio.Event().wait()
        return {address: {"host": {"python": "3.11.7"}} for address in asked - self.gone}

    async def identity(self, n_workers=5):
        assert n_workers == -1, "all of them"
        return {"workers": {address: {"host": host} for address, host in HOSTS.items() if address not in self.gone}}


class Dask:
    Scheduler = Scheduler


class Told(Waiting):
    """Notes what the run waits for; whoever is silent answers from then on."""

    def __init__(self, folder, answers):
        super().__init__(folder)
        self.answers = answers

    def tell(self, why):
        super().tell(why)
        self.answers.set()


@pytest.fixture
def asked(tmp_path):
    """Asks all workers; what came of it, and what the run was told to wait for meanwhile."""

    async def ask(at_once_s, busy_s, **how):
        scheduler = Scheduler(**how)
        waiting = Told(str(tmp_path), scheduler.answers)
        return await dask_roll.of_workers(Dask, scheduler, waiting, at_once_s, busy_s)

    def run(*times_s, **how):
        return asyncio.run(ask(*times_s, **how)), FolderReader(str(tmp_path)).events()

    return run


def test_that_all_are_asked_at_once_where_all_answer(asked):
    found, told = asked(60, 60)
    assert (set(found), told) == (set(HOSTS), [])


def test_that_one_whose_job_lets_nothing_else_run_is_waited_for_and_that_is_told_while_it_is(asked):
    found, told = asked(0.01, 60, silent=["tcp://10.0.0.4:1"])
    assert set(found) == set(HOSTS)
    assert told == [Waits("workers-busy", {"count": 1, "workers": 2, "hosts": "w2"}), Waits("", {})]
    assert WorkersBusy(**told[0].values).told() == (
        "No answer yet from 1 of 2 workers (w2), where a job may let nothing else run; the run begins once there is one"
    )


def test_that_one_that_does_not_answer_at_all_is_named(asked):
    with pytest.raises(PlanError) as raised:
        asked(0.01, 0.01, mute=["tcp://10.0.0.4:1"])
    assert raised.value.problem.told().startswith("No answer from 1 of 2 workers (w2), where a job may let nothing")


def test_that_one_that_has_gone_since_is_not_waited_for(asked):
    found, _ = asked(0.01, 60, silent=HOSTS, gone=["tcp://10.0.0.3:1"])
    assert set(found) == {"tcp://10.0.0.4:1"}
