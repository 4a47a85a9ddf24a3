"""Where every word of a record file stands.

A record file is an array of cells of native 64-bit words. The first cells, as many as it takes, are the header; each
further one is the record of one task. How long a cell is stands in the header, so that a record with fewer or more
facts can be read as well. All words are zero until they are written. Within a cell the payload is written first and the
word that makes it valid last: ``MAGIC`` for the header, ``STARTED`` for a record (from then on the task is running),
``ENDED`` for its end.

Times are of ``time.perf_counter()``, which is one clock for all processes of a machine on Linux, macOS and Windows: in
the header in nanoseconds, as integers; in the records in seconds, as doubles, because a double costs a task 40 ns less
to read off the clock and to store than an integer. (It is right to a nanosecond until the clock shows 100 days.)
"""

import struct

from .facts import FACTS

WORD_BYTES = 8

# The header, by word.
MAGIC = 0  # written last
PID = 1
START_TICKS = 2  # /proc/PID/stat field 22, tells a reused PID apart; 0 where unknown
THREAD = 3  # native thread id
BORN_NS = 4  # when the process began; 0 where unknown
OPENED_NS = 5  # when this file was made, just before the thread's first task
WALL_NS = 6  # time.time_ns() at OPENED_NS
ROLE = 7
CELL = 8  # how many words a cell has
MEASURED = 9  # which facts are measured: a bit each, by their places
LEVEL = 10  # how deeply its tasks are nested in others of the thread
CLOCK_ERROR_NS = 11  # how far its times can be off, where they were another host's; 0: they are of this host
HOST = 16  # from here to the end of the header: the host's name, UTF-8, padded with zeros
HEADER_WORDS = 24
HEADER_BYTES = HEADER_WORDS * WORD_BYTES

MAGIC_VALUE = int.from_bytes(b"PGRAM\x00\x00\x03", "little")  # the last byte is the version: one more with each change

ROLE_WORKER = 1
ROLE_CALL = 2  # the one record is the strategy's call itself
ROLE_TRAFFIC = 3  # the messages that a thread of the runner sends or receives
ROLE_HANDED = 4  # what a watched program's thread has handed over (see watch/spans.py)

# A record, by word.
INDEX = 0  # the task's index; a message's number, which links its two ends, or 0
STARTED = 1  # seconds, a double; written last at the start
ENDED = 2  # seconds, a double; written last at the end
KIND = 3
VALUE = 4
CALL = 5  # the key of the call that the task belongs to; 0: the one call of a plan
ITEM_KIND = 6
ITEM = 7
NOTED = (INDEX, KIND, VALUE, CALL, ITEM_KIND, ITEM)
"""Where six numbers stand in a cell of what was handed over (``ROLE_HANDED``), which starts and ends at once."""
FACT = 8  # from here on the facts, a word each, by their places; if not sparse, one more, and 0: not measured

TEXT_BYTES = 2**32 - 1  # which bits of KIND's word, without its low byte, are a text's length

# KIND's low byte. Of a task's record; a text's length in bytes stands above it, and VALUE holds its offset in the text
# file.
KIND_INT = 0  # VALUE is the result itself
KIND_TEXT = 1  # the text is the result's repr
KIND_ERROR = 2  # the text is JSON: type, message, traceback
# Of a message's record, whose times are those of its pickling or unpickling, and whose VALUE is its size in bytes.
KIND_SENT = 3
KIND_RECEIVED = 4
FLAG_INTERRUPTED = 1 << 62  # of KIND's word: the error is that the task was interrupted, as by Ctrl-C
FLAG_CONTAINER = 1 << 63  # of KIND's word, from the start on: the span only carries others

# ITEM_KIND's low byte; a text's length in bytes stands above it, and ITEM holds its offset in the text file.
ITEM_NONE = 0  # it is not recorded
ITEM_INT = 1  # ITEM is the item itself, a signed integer
ITEM_FLOAT = 2  # ITEM is the item itself, a double
ITEM_STRING = 3  # the text is the item itself, or its first characters
ITEM_TEXT = 4  # the text is the item's repr
ITEM_CONSTANT = 5  # ITEM is 0 for None, 1 for False, 2 for True


CELL_MULTIPLE = 4  # words: so few pages hold whole cells
CELL_MOST_WORDS = 64
CELL_WORDS = -(-(FACT + len(FACTS)) // CELL_MULTIPLE) * CELL_MULTIPLE
CELL_BYTES = CELL_WORDS * WORD_BYTES

RECORDS_SUFFIX = ".records"
TEXTS_SUFFIX = ".texts"
OUTPUT_SUFFIX = ".output"
EVENTS_NAME = "runner.events"
HANDED_SUFFIX = ".handed"  # records of ROLE_HANDED

TIME_MOST_S = 9e9  # 285 years; in ns it still is an int64
RESULT_CHARACTERS = 200  # and of an item
ERROR_BYTES = 65_536


def first_cell_words(cell_words: int) -> int:
    """Where the first record of a file with such cells is, in words: at the first cell behind the header."""
    return -(-HEADER_WORDS // cell_words) * cell_words


def task_indices(cells: bytes) -> "list[int]":
    """The indices of the tasks whose records these cells are; messages among them are left out."""
    words = memoryview(cells).cast("Q")
    kinds, indices = words[KIND::CELL_WORDS].tolist(), words[INDEX::CELL_WORDS].tolist()
    return [
        index
        for index, kind in zip(indices, kinds)  # noqa: B905 - Python 3.9's zip
        if kind & 0xFF not in (KIND_SENT, KIND_RECEIVED)
    ]


def word_as_ns(word: int) -> int:
    """A record's time, which was read as an integer word, in ns; 0 for one that is not written, or cannot be a time."""
    seconds = struct.unpack("=d", struct.pack("=Q", word))[0]
    return round(seconds * 1e9) if 0 < seconds < TIME_MOST_S else 0
