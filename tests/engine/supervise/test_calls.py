"""The strategy's call, once or several times."""

import json

from engine.inside.records.layout import KIND_ERROR, ROLE_CALL
from engine.inside.records.reader import Block, Header
from engine.supervise.calls import Calls
from tests.engine.trace.cells import cell


class Texts:
    def text(self, name, offset, length):
        return json.dumps({"type": "OSError"}).encode()


def block(name, ended=b"", running=b"", pid=7):
    return Block(Header(name, "h", pid, 0, pid, 0, 0, 0, ROLE_CALL), ended, running)


def test_that_a_call_is_open_from_its_start_to_its_end():
    calls = Calls(Texts())
    assert (calls.call, calls.is_open, calls.has_begun, calls.runner_pid) == (None, False, False, 0)
    assert calls.read(block("a", running=cell(0, 5, 0)))
    assert (calls.is_open, calls.has_begun, calls.runner_pid) == (True, True, 7)
    assert not calls.read(block("a", ended=cell(0, 5, 9, value=4)))
    assert (calls.is_open, calls.call.started_ns, calls.call.ended_ns, calls.call.returned) == (False, 5, 9, 4)
    assert not calls.read(block("a"))
    assert calls.call.ended_ns == 9


def test_that_what_it_raised_is_read():
    calls = Calls(Texts())
    assert not calls.read(block("a", ended=cell(0, 5, 9, kind=KIND_ERROR)))
    assert (calls.call.error, calls.call.returned) == (b'{"type": "OSError"}', None)


def test_that_started_anew_it_goes_on_from_its_first_start():
    calls = Calls(Texts())
    calls.read(block("a", ended=cell(0, 5, 9, kind=KIND_ERROR)))
    calls.begin_anew()
    assert (calls.is_open, calls.has_begun, calls.call.error, calls.old_runners) == (True, False, None, {7})
    calls.read(block("a", ended=cell(0, 5, 9, kind=KIND_ERROR)))
    assert calls.is_open
    calls.read(block("b", ended=cell(0, 20, 30, value=2), pid=8))
    assert (calls.call.started_ns, calls.call.ended_ns, calls.runner_pid, calls.has_begun) == (5, 30, 8, True)
