"""What came of the tasks of a run: results and errors, as columns, from its run folder or from a run file."""

import itertools
from collections.abc import Iterator
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..inside.data_class import dataclass
from ..inside.language import mark, tr
from ..inside.records.layout import (
    CELL_BYTES,
    CELL_WORDS,
    ERROR_BYTES,
    INDEX,
    ITEM,
    ITEM_KIND,
    ITEM_STRING,
    ITEM_TEXT,
    KIND,
    KIND_ERROR,
    KIND_INT,
    KIND_TEXT,
    STARTED,
    TEXT_BYTES,
    VALUE,
)
from ..long_work import reached
from ..model.outcome import TaskError
from ..model.task_record import NO_RECORD, TaskRecord
from ..supervise.sources import Source
from ..trace.lane import Lane, Span, State
from ..trace.trace import Trace
from .container import Container, WrongError
from .items import ITEM_MOST_BYTES, NO_ITEMS, Items, items_of
from .packing import Groups, differences, packed, summed, unpacked

_CELLS_AT_ONCE = 32_768
_TEXTS_AT_ONCE_BYTES = 8 << 20
_GAP_MOST_BYTES = 4_096
_TEXTS_MOST_BYTES = 2 << 30


@dataclass(frozen=True, slots=True, eq=False)
class Results:
    """What came of all ended spans of a run, lane by lane in their order.

    Attributes:
        text_at: which of them have a text (the repr of a result, or an error as JSON), ascending.
        text_lengths: how long each of these texts is, in bytes, plus one; 0 where the record was not to be had.
        texts: the texts, one after the other.
        values: of each of the other spans, the whole number that it returned.
        items: what all spans worked on.
    """

    text_at: NDArray[np.int64]
    text_lengths: NDArray[np.int64]
    texts: NDArray[np.uint8]
    values: NDArray[Any]
    items: Items = NO_ITEMS


def results_as_parts(results: Results) -> Iterator[tuple[str, NDArray[Any]]]:
    """All of them. Raises WrongError if there is more than can be read again."""
    yield "text.at", packed(differences(results.text_at, Groups(np.array([len(results.text_at)]))))
    yield "text.length", packed(results.text_lengths)
    if len(results.texts) > _TEXTS_MOST_BYTES:
        raise WrongError(tr("the texts of its results are more than 2 GB"))
    yield "texts", results.texts
    yield "values", packed(results.values)


def results_of(file: Container, trace: Trace) -> Results:
    """The results that were written, of a trace's ended spans. Raises WrongError if what is there is none."""
    spans = sum(map(len, trace.lanes))
    at = unpacked(file.part("text.at", "u", spans), 0, spans, mark("the places of its texts"))
    if (at[1:] == 0).any():
        raise WrongError(tr("two of its texts are of one job"))
    at = summed(at, Groups(np.array([len(at)])), spans - 1, mark("the places of its texts"))
    lengths = unpacked(file.part("text.length", "u", len(at)), 0, ERROR_BYTES + 1, mark("the lengths of its texts"))
    texts_bytes = int(np.maximum(lengths - 1, 0).sum())
    texts = file.part("texts", "u1", min(texts_bytes, _TEXTS_MOST_BYTES))
    values = file.part("values", "u", spans - len(at))
    if len(lengths) != len(at) or len(texts) != texts_bytes or len(values) != spans - len(at):
        raise WrongError(tr("the numbers of its results do not agree"))
    first = 0
    for lane in trace.lanes:
        failed = lane.failed() + first
        if len(failed) and (_at(at, failed) != failed).any():
            raise WrongError(tr("an error of it has no text"))
        first += len(lane)
    return Results(
        at, lengths, texts, values, items_of(file, spans + sum(lane.running is not None for lane in trace.lanes))
    )


class SavedRecords:
    """What came of the tasks of a run that was saved, span by span. Any thread."""

    def __init__(self, trace: Trace, results: Results) -> None:
        """Those of all spans of a trace, whether it has just been recorded or comes from a file."""
        self.results = results
        self._trace = trace
        self._text_ends = np.cumsum(np.maximum(results.text_lengths - 1, 0))
        opens = [lane.number for lane in trace.lanes if lane.running is not None]
        ended = sum(map(len, trace.lanes))
        self._first_rows = np.cumsum([0, *map(len, trace.lanes)])
        self._row_of_open = {number: ended + at for at, number in enumerate(opens)}

    def told(self, records_name: str, position: int) -> TaskRecord:
        """What is known of the record that was at this place; ``NO_RECORD`` if nothing is."""
        lane = self._trace.lane_named(records_name)
        span = None if lane is None else _span_at(lane, position)
        if lane is None or span is None:
            return NO_RECORD
        if span.position == len(lane):
            return TaskRecord(span.task, span.started_ns, self.results.items.told(self._row_of_open[lane.number]))
        row = int(self._first_rows[lane.number]) + span.position
        found = TaskRecord(span.task, span.started_ns, self.results.items.told(row))
        at = int(np.searchsorted(self.results.text_at, row))
        if at == len(self.results.text_at) or self.results.text_at[at] != row:
            return found._replace(result=str(int(self.results.values[row - at])))
        if not self.results.text_lengths[at]:
            return NO_RECORD
        end = int(self._text_ends[at])
        text = self.results.texts[end - int(self.results.text_lengths[at]) + 1 : end].tobytes()
        if span.state is State.ERROR:
            return found._replace(error=TaskError.from_json(text))
        return found._replace(result=text.decode("utf-8", "replace"))


RunRecords = SavedRecords | Source
"""What is known of the tasks of a run that is over: from a file, or in its folder."""


def _span_at(lane: Lane, position: int) -> Span | None:
    """The span whose record is at ``position`` of its worker's file; None if it is no span's."""
    cells = lane.column("cell")
    at = int(np.searchsorted(cells, position))
    is_ended = at < len(cells) and cells[at] == position
    is_open = at == len(cells) and lane.running is not None and position == lane.cell(at)
    return lane.span(at) if is_ended or is_open else None


def collected(trace: Trace, reader: Source) -> Results:
    """The results of a run that is over, from its folder. Any thread; reads all of its records once.

    A span whose record is gone, or is another's, has none.
    """
    text_at: list[NDArray[np.int64]] = []
    lengths: list[NDArray[np.int64]] = []
    values: list[NDArray[np.uint64]] = []
    texts: list[bytes] = []
    items = _ItemsFound()
    first, spans = 0, sum(map(len, trace.lanes))
    for lane in trace.lanes:
        for rows in _pieces(lane):
            reached((first + rows.start) / spans)
            words, is_its = _records(lane, rows, reader, is_planned=trace.tasks.is_planned)
            items.add(lane, words, is_its, reader)
            value, length = words[:, VALUE], _result_lengths(lane, rows, words, is_its)
            has_text = length >= 0
            offsets, lengths_here = value[has_text].astype(np.int64), length[has_text]
            texts += read_texts(lane, reader, offsets, lengths_here)
            text_at.append(np.flatnonzero(has_text) + (first + rows.start))
            lengths.append(lengths_here)
            values.append(value[~has_text])
        first += len(lane)
    for lane in trace.lanes:
        if lane.running is not None:
            data = reader.cells(lane.header.name, lane.cell(len(lane)), 1) or bytes(CELL_BYTES)
            words = np.frombuffer(data, np.uint64).reshape(-1, CELL_WORDS)
            started_ns = np.array([lane.running.started_ns])
            task = np.array([lane.running.task]) if trace.tasks.is_planned else None
            items.add(lane, words, _are_of(words, task, started_ns), reader)
    return Results(
        np.concatenate(text_at or [np.zeros(0, np.int64)]),
        np.concatenate(lengths or [np.zeros(0, np.int64)]),
        np.frombuffer(b"".join(texts), np.uint8),
        np.concatenate(values or [np.zeros(0, np.uint64)]),
        items.all(),
    )


class _ItemsFound:
    """Gathers the items of records, in their order."""

    def __init__(self) -> None:
        self._kinds = [np.zeros(0, np.uint64)]
        self._words = [np.zeros(0, np.uint64)]
        self._lengths = [np.zeros(0, np.int64)]
        self._texts: list[bytes] = []

    def add(self, lane: Lane, words: NDArray[np.uint64], is_its: NDArray[np.bool_], reader: Source) -> None:
        """Those of some records of a lane, as far as they are its."""
        kind = np.where(is_its, words[:, ITEM_KIND] & np.uint64(0xFF), 0)
        size = (words[:, ITEM_KIND] >> np.uint64(8)).astype(np.int64)
        has_text = (kind == ITEM_STRING) | (kind == ITEM_TEXT)
        is_odd = has_text & ((size > ITEM_MOST_BYTES) | (words[:, ITEM] >= 2**62))
        kind[is_odd] = 0
        has_text &= ~is_odd
        lengths = size[has_text] + 1
        self._texts += read_texts(lane, reader, words[has_text, ITEM].astype(np.int64), lengths)
        size[has_text] = lengths - 1
        self._kinds.append(kind.astype(np.uint64))
        self._words.append(words[:, ITEM])
        self._lengths.append(size)

    def all(self) -> Items:
        """All of them."""
        return Items.made(
            np.concatenate(self._kinds), np.concatenate(self._words), np.concatenate(self._lengths),
            b"".join(self._texts),
        )  # fmt: skip


def _pieces(lane: Lane) -> list[slice]:
    """A lane's spans, in pieces whose records stand close together."""
    cell = lane.column("cell")
    bounds = [0]
    while bounds[-1] < len(cell):
        most = int(cell[bounds[-1]]) + _CELLS_AT_ONCE
        bounds.append(int(np.searchsorted(cell, most)))
    return [slice(start, end) for start, end in itertools.pairwise(bounds)]


def _records(
    lane: Lane, rows: slice, reader: Source, *, is_planned: bool
) -> tuple[NDArray[np.uint64], NDArray[np.bool_]]:
    """The records of some spans, a row each, and which are really theirs."""
    cell = lane.column("cell")[rows].astype(np.int64)
    count = int(cell[-1] - cell[0]) + 1
    data = reader.cells(lane.header.name, int(cell[0]), count)
    words = np.zeros((count, CELL_WORDS), np.uint64)
    read = np.frombuffer(data, np.uint64).reshape(-1, CELL_WORDS)
    words[: len(read)] = read
    words = words[cell - cell[0]]
    tasks = lane.column("task")[rows] if is_planned else None
    return words, _are_of(words, tasks, lane.column("started_ns")[rows])


def _are_of(words: NDArray[np.uint64], tasks: NDArray[Any] | None, starts_ns: NDArray[Any]) -> NDArray[np.bool_]:
    """Which records started then, and are those of the tasks; None: a record does not say its task's index."""
    with np.errstate(invalid="ignore", over="ignore"):
        started_ns = np.rint(words[:, STARTED].view(np.float64) * 1e9)
    are: NDArray[np.bool_] = started_ns == starts_ns.astype(np.float64)
    if tasks is not None:
        are &= words[:, INDEX] == tasks.astype(np.uint64)
    return are


def _result_lengths(lane: Lane, rows: slice, words: NDArray[np.uint64], is_its: NDArray[np.bool_]) -> NDArray[np.int64]:
    """The lengths of the texts of some spans' results plus one: 0 if nothing is known, -1: no text."""
    kind = words[:, KIND] & np.uint64(0xFF)
    size = (words[:, KIND] >> np.uint64(8) & np.uint64(TEXT_BYTES)).astype(np.int64)
    is_error = lane.is_failed(np.arange(rows.start, rows.stop))
    is_text = kind == np.where(is_error, KIND_ERROR, KIND_TEXT).astype(np.uint64)
    is_text &= (size <= ERROR_BYTES) & (words[:, VALUE] < 2**62)
    is_value = ~is_error & (kind == KIND_INT)
    length = np.where(is_value, -1, np.where(is_text, size + 1, 0))
    length[~is_its] = 0
    return length


def read_texts(lane: Lane, reader: Source, offsets: NDArray[np.int64], lengths: NDArray[np.int64]) -> list[bytes]:
    """The texts at ``offsets``, joined as they come; ``lengths``, plus one each, is mended where one is cut."""
    found: list[bytes] = []
    known = np.flatnonzero(lengths > 0)
    starts, ends = offsets[known], offsets[known] + lengths[known] - 1
    # Texts that stand one behind the other, or nearly, are read together.
    is_first = np.ones(len(known), np.bool_)
    is_first[1:] = (starts[1:] < ends[:-1]) | (starts[1:] > ends[:-1] + _GAP_MOST_BYTES)
    for group in np.split(np.arange(len(known)), np.flatnonzero(is_first)[1:]) if len(known) else []:
        first, end = int(starts[group[0]]), int(ends[group[-1]])
        at, pieces = first, []
        while at < end:
            piece = reader.texts(lane.header.name, at, min(end - at, _TEXTS_AT_ONCE_BYTES))
            if not piece:
                break
            pieces.append(piece)
            at += len(piece)
        data = b"".join(pieces)
        places = zip((starts[group] - first).tolist(), (ends[group] - first).tolist(), strict=True)
        found += [data[start:stop] for start, stop in places]
        if at < end:
            lengths[known[group]] = np.maximum(np.minimum(ends[group], at) - np.minimum(starts[group], at), 0) + 1
    return found


def _at(ascending: NDArray[np.int64], wanted: NDArray[Any]) -> NDArray[np.int64]:
    """Of each wanted number the first that is not less; -1 if there is none."""
    return np.append(ascending, -1)[np.searchsorted(ascending, wanted)]
