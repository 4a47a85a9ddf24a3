"""Who runs tasks, and on which host."""

import os
import threading
import types

import pytest

from engine.inside.records.layout import ROLE_WORKER
from engine.inside.records.log import open_log
from engine.inside.records.reader import FolderReader
from engine.inside.ticks import start_ticks
from engine.inside.worker import Process, Worker, this_host


def test_that_a_worker_here_writes_records_whose_process_is_known_to_be_here(tmp_path):
    open_log(str(tmp_path), ROLE_WORKER)
    reader = FolderReader(str(tmp_path))
    list(reader.blocks())
    (header,) = reader.headers()
    assert header.worker == Worker(this_host(), os.getpid(), start_ticks(), threading.get_native_id())
    assert header.process == header.worker.process == Process(this_host(), os.getpid(), start_ticks())
    assert header.process.is_here


@pytest.mark.parametrize("name", ["h" * 64, "h" * 63 + "\u00e9", "h" * 300])
def test_that_a_long_host_name_is_cut_as_in_the_records(name, monkeypatch, tmp_path):
    monkeypatch.setattr(os, "uname", lambda: types.SimpleNamespace(nodename=name), raising=False)
    this_host.cache_clear()
    try:
        open_log(str(tmp_path), ROLE_WORKER)
        reader = FolderReader(str(tmp_path))
        list(reader.blocks())
        assert reader.headers()[0].process.is_here
    finally:
        this_host.cache_clear()


def test_that_a_process_is_one_of_a_host_of_a_number_and_of_a_time():
    one = Process("h", 7, 5)
    assert len({one, Process("h", 7, 5), Process("h", 7, 6), Process("h", 8, 5), Process("i", 7, 5)}) == 4
    assert not one.is_here
