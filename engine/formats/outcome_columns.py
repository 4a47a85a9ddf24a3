"""What many tasks worked on, and what came of them: what ``trace/details`` tells of one, from ``Results``."""

import itertools
from collections.abc import Callable, Mapping

import numpy as np
from numpy.typing import NDArray

from ..inside.data_class import dataclass
from ..inside.records.layout import ITEM_INT
from ..model.outcome import TaskError
from ..trace.run import Run
from .results import Results, RunRecords, SavedRecords, collected
from .text_columns import Column, beside, either, placed, whole

Rows = NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class Strings:
    """A text of each row, or none: whole numbers as ``numbers`` in the rows that ``are_numbers``, ``texts`` by rows."""

    numbers: "NDArray[np.int64] | NDArray[np.uint64]"
    are_numbers: "NDArray[np.bool_]"
    texts: Mapping[int, str]

    @property
    def are_there(self) -> "NDArray[np.bool_]":
        """In which rows there is one."""
        are_there = self.are_numbers.copy()
        are_there[np.fromiter(self.texts, np.intp, len(self.texts))] = True
        return are_there

    def listed(self, count: int) -> "list[str | None]":
        """All of them."""
        rows = zip(self.are_numbers.tolist(), self.numbers.tolist(), range(count), strict=True)
        return [str(number) if is_number else self.texts.get(row) for is_number, number, row in rows]

    def column(self, told: Callable[[str], str], quote: str = "", absent: str = "") -> Column:
        """All of them as cells.

        Args:
            told: what a text looks like, with its quotation marks.
            quote: what stands around a number, which needs nothing else to be done to it.
            absent: what stands where there is none.
        """
        count = len(self.are_numbers)
        looks = {text: told(text) for text in set(self.texts.values())}
        at = np.fromiter(self.texts, np.intp, len(self.texts))
        column = placed(count, at, [looks[text] for text in self.texts.values()])
        if self.are_numbers.any():
            numbers = whole(np.where(self.are_numbers, self.numbers, self.numbers.dtype.type(0)))
            column = either(self.are_numbers, beside(quote, numbers, quote) if quote else numbers, column)
        return either(self.are_there, column, absent) if absent else column


class Outcomes:
    """Those of all spans of a run that is over. Any thread."""

    def __init__(self, run: Run, records: RunRecords) -> None:
        """From ``records``: of a run folder, where all of them are read once, or of a file."""
        self.all: Results = records.results if isinstance(records, SavedRecords) else collected(run.trace, records)
        self.text_ends = np.cumsum(np.maximum(self.all.text_lengths - 1, 0))
        """Where each text ends among all."""
        self._is_watched = run.plan.watch is not None
        lanes = run.trace.lanes
        self.first_rows = np.cumsum([0, *map(len, lanes)])[:-1]
        """For each lane the row of its first span, among all that have ended."""
        opens = [lane.number for lane in lanes if lane.running is not None]
        self.open_rows = {number: at for at, number in enumerate(opens, sum(map(len, lanes)))}
        """The rows of the spans that have not ended, by lane."""

    def is_recorded(self, rows: Rows) -> "NDArray[np.bool_]":
        """Of which rows the record was to be had."""
        if self.all.text_lengths.all():  # as mostly
            return np.ones(len(rows), np.bool_)
        at, has_text = self.texts_at(rows)
        is_gone = np.zeros(len(rows), np.bool_)
        is_gone[has_text] = self.all.text_lengths[at[has_text]] == 0
        return ~is_gone

    def results(self, rows: Rows, are_done: "NDArray[np.bool_]") -> Strings:
        """The results of the tasks that are done, of spans that have ended."""
        at, has_text = self.texts_at(rows)
        raw = self._raw(at, np.flatnonzero(has_text & are_done))
        texts = {row: text.decode("utf-8", "replace") for row, text in raw.items() if text or not self._is_watched}
        numbers = np.zeros(len(rows), np.uint64)
        are_numbers = are_done & ~has_text
        numbers[are_numbers] = self.all.values[(rows - at)[are_numbers]]
        return Strings(numbers, are_numbers, texts)

    def errors(self, rows: Rows, are_errors: "NDArray[np.bool_]") -> dict[int, TaskError]:
        """What the tasks have raised that ended so."""
        at, has_text = self.texts_at(rows)
        raw = self._raw(at, np.flatnonzero(has_text & are_errors))
        read = {text: TaskError.from_json(text) for text in set(raw.values())}
        return {row: read[text] for row, text in raw.items()}

    def items(self, rows: Rows, are_there: "NDArray[np.bool_]") -> Strings:
        """What the tasks of some rows worked on."""
        items = self.all.items
        are_there = are_there & (rows < len(items.kinds))
        kinds, words = np.zeros(len(rows), np.uint8), np.zeros(len(rows), np.uint64)
        kinds[are_there], words[are_there] = items.kinds[rows[are_there]], items.words[rows[are_there]]
        are_numbers = kinds == ITEM_INT
        texts = {}
        for row in np.flatnonzero((kinds > 0) & ~are_numbers).tolist():
            told = items.told(int(rows[row]))
            if told is not None:
                texts[row] = told
        return Strings(words.view(np.int64), are_numbers, texts)

    def texts_at(self, rows: Rows) -> "tuple[Rows, NDArray[np.bool_]]":
        """Where each row's text would stand among the texts, and whether it has one."""
        text_at = self.all.text_at
        at = np.searchsorted(text_at, rows)
        return at, np.append(text_at, -1)[at] == rows

    def _raw(self, at: Rows, rows: "NDArray[np.intp]") -> dict[int, bytes]:
        """The texts of some rows, as far as they were to be had; ``at`` has all rows' places among the texts."""
        if not len(rows):
            return {}
        lengths = self.all.text_lengths[at[rows]] - 1
        ends = self.text_ends[at[rows]]
        known, starts = lengths >= 0, ends - lengths
        texts = self.all.texts.data
        pieces = [bytes(texts[start:end]) for start, end in zip(starts.tolist(), ends.tolist(), strict=True)]
        return dict(itertools.compress(zip(rows.tolist(), pieces, strict=True), known.tolist()))
