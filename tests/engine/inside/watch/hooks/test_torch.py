import types

import pytest

from engine.inside.watch import bodies
from engine.inside.watch.hooks import torch
from engine.inside.watch.seams import UnfitError

LOOP = """
def _worker_loop(dataset_kind, {second}, {queues}, done_event, worker_id):
    iteration_end = fetch = index_queue.get()
    data_queue.put((iteration_end, fetch))
"""


def module(second, queues="index_queue, data_queue"):
    made = types.ModuleType(f"worker_with_{second}")
    for name in ("_ResumeIteration", "_IterableDatasetStopIteration", "ExceptionWrapper"):
        setattr(made, name, type(name, (), {}))
    exec(LOOP.format(second=second, queues=queues), vars(made))
    return made


@pytest.mark.parametrize("second", ["dataset", "dataset_holder"])
def test_that_the_workers_loop_is_known_whatever_its_dataset_is_called(second):
    loop = module(second)
    torch._loop(loop)
    adapt = bodies.ADAPTERS.pop((loop.__name__, "_worker_loop"))
    worker = types.SimpleNamespace(_args=("map", "a dataset", "in", "out", "done", 0))
    adapt(worker)
    assert [getattr(each, "_queue", each) for each in worker._args] == ["map", "a dataset", "in", "out", "done", 0]
    assert [index for index, each in enumerate(worker._args) if hasattr(each, "_queue")] == [2, 3]


def test_that_a_loop_with_other_queues_is_another():
    with pytest.raises(UnfitError, match="_worker_loop takes dataset_kind, dataset, data_queue, index_queue"):
        torch._loop(module("dataset", "data_queue, index_queue"))
