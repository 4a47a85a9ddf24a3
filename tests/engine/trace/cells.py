"""Cells, headers and batches as a worker and a supervisor would make them."""

import struct
import sys

from engine.inside.records.facts import measured
from engine.inside.records.layout import (
    CALL,
    CELL,
    CELL_WORDS,
    ENDED,
    FACT,
    HOST,
    INDEX,
    ITEM,
    ITEM_KIND,
    KIND,
    MAGIC,
    MAGIC_VALUE,
    MEASURED,
    PID,
    ROLE,
    ROLE_WORKER,
    STARTED,
    THREAD,
    VALUE,
    WORD_BYTES,
    first_cell_words,
)
from engine.inside.records.reader import Block, Header
from engine.inside.worker import Process
from engine.model.batch import Batch
from engine.model.call import StrategyCall
from engine.model.outcome import OPEN


def cell(index, started=1, ended=2, cpu=0, kind=0, value=0, *, facts=(), item=(0, 0), call=0):
    """One record; ``facts`` are those after the CPU time, as they stand in it, and ``item`` its two words."""
    words = [0] * CELL_WORDS
    words[INDEX], words[STARTED], words[ENDED] = index, ns_as_word(started), ns_as_word(ended)
    words[FACT], words[KIND], words[VALUE], words[CALL] = cpu, kind, value, call
    words[FACT + 1 : FACT + 1 + len(facts)] = facts
    words[ITEM_KIND], words[ITEM] = item
    return b"".join(word.to_bytes(8, "little") for word in words)


def ns_as_word(time_ns):
    """A record's time as its word."""
    return struct.unpack("=Q", struct.pack("=d", time_ns / 1e9))[0]


def file_header(pid=1, thread=1, *, host="", magic=MAGIC_VALUE, cell_words=CELL_WORDS, role=ROLE_WORKER):
    """The header of a record file, up to where its first record stands."""
    words = [0] * first_cell_words(max(cell_words, FACT))
    words[MAGIC], words[PID], words[THREAD], words[ROLE], words[CELL] = magic, pid, thread, role, cell_words
    words[MEASURED] = measured()
    made = bytearray(b"".join(word.to_bytes(8, sys.byteorder) for word in words))
    made[HOST * WORD_BYTES : HOST * WORD_BYTES + len(host)] = host.encode("ascii")
    return bytes(made)


def header(name="1-1-1.records", pid=1, thread=1, born_ns=0, host="h", level=0, **more):
    """Who wrote it."""
    return Header(name, host, pid, 0, thread, born_ns, 0, 0, ROLE_WORKER, level=level, **more)


def process(pid=1, host="h"):
    """Its process."""
    return Process(host, pid, 0)


def batch(blocks=(), *, call=None, lost=(), end=None, at_ns=0, unsent=(), verdict=OPEN):
    """What a supervisor hands on."""
    return Batch(
        at_ns, call=call, blocks=tuple(blocks), lost=tuple(lost), unsent=tuple(unsent), verdict=verdict, end=end
    )  # fmt: skip


def block(which, ended=b"", running=b""):
    """What is new in one file."""
    return Block(which, ended, running)


def call(started_ns=1, ended_ns=0, error=None, pid=99, returned=None):
    """The strategy's call."""
    return StrategyCall(pid, started_ns, ended_ns, error, returned)
