"""What the tasks of a run worked on, as columns, from its records or from a run file."""

from collections.abc import Iterator
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..inside.data_class import dataclass
from ..inside.language import mark, tr
from ..inside.records.layout import ITEM_CONSTANT, ITEM_FLOAT, ITEM_INT, ITEM_STRING, ITEM_TEXT
from ..inside.records.text import item_told
from .container import Container, WrongError
from .packing import packed, unpacked

_PARTS = ("item.kind", "item.int", "item.float", "item.length", "item.texts")
ITEM_MOST_BYTES = 1_000  # bytes: 200 characters of four bytes each, and some more
_TEXTS_MOST_BYTES = 2 << 30
_WHOLE = (ITEM_INT, ITEM_CONSTANT)
_WITH_TEXT = (ITEM_STRING, ITEM_TEXT)


@dataclass(frozen=True, slots=True, eq=False)
class Items:
    """The items of all spans of a run, the ended ones lane by lane, and then the open ones; or of none.

    Attributes:
        kinds: each one's kind, as in ``layout.ITEM_...``.
        words: each one's word of the record; of one with a text, where that is in ``texts``.
        lengths: how long that is, in bytes; 0 of others.
        texts: the texts, one after the other.
    """

    kinds: NDArray[np.uint8]
    words: NDArray[np.uint64]
    lengths: NDArray[np.int64]
    texts: NDArray[np.uint8]

    @classmethod
    def made(cls, kinds: NDArray[Any], words: NDArray[Any], lengths: NDArray[Any], texts: bytes) -> "Items":
        """Of kinds that need not be right, numbers, the lengths of all texts, and the texts one after the other."""
        kinds = np.where(kinds <= ITEM_CONSTANT, kinds, 0).astype(np.uint8)
        lengths = np.where(np.isin(kinds, _WITH_TEXT), lengths, 0).astype(np.int64)
        starts = (np.cumsum(lengths) - lengths).astype(np.uint64)
        words = np.where(np.isin(kinds, _WITH_TEXT), starts, words.astype(np.uint64))
        return cls(kinds, words, lengths, np.frombuffer(texts, np.uint8))

    def told(self, row: int) -> str | None:
        """One of them as ``brief_repr`` tells it; None where it was not recorded."""
        if row >= len(self.kinds):
            return None
        kind, word = int(self.kinds[row]), int(self.words[row])
        text = self.texts[word : word + int(self.lengths[row])].tobytes() if kind in _WITH_TEXT else b""
        return item_told(kind, word, text)


NO_ITEMS = Items.made(np.zeros(0, np.uint8), np.zeros(0, np.uint64), np.zeros(0, np.int64), b"")


def items_as_parts(items: Items) -> Iterator[tuple[str, NDArray[Any]]]:
    """All of them; nothing if there are none, or more than can be read again."""
    if not items.kinds.any() or len(items.texts) > _TEXTS_MOST_BYTES:
        return
    yield "item.kind", items.kinds
    yield "item.int", packed(items.words[np.isin(items.kinds, _WHOLE)].view(np.int64))
    yield "item.float", items.words[items.kinds == ITEM_FLOAT].view(np.float64)
    yield "item.length", packed(items.lengths[np.isin(items.kinds, _WITH_TEXT)])
    yield "item.texts", items.texts


def items_of(file: Container, spans: int) -> Items:
    """The items that were written, of so many spans, the open ones included. Raises WrongError if there are none."""
    if not file.holds(_PARTS):
        return NO_ITEMS
    kinds = file.part("item.kind", "u1", spans)
    whole, real = file.part("item.int", "u i", spans), file.part("item.float", "f8", spans)
    lengths = unpacked(file.part("item.length", "u", spans), 0, ITEM_MOST_BYTES, mark("the lengths of its items"))
    texts = file.part("item.texts", "u1", int(lengths.sum()))
    counts = [int(np.count_nonzero(np.isin(kinds, which))) for which in (_WHOLE, ITEM_FLOAT, _WITH_TEXT)]
    is_complete = (len(kinds), len(texts)) == (spans, int(lengths.sum()))
    if not is_complete or counts != [len(whole), len(real), len(lengths)] or (kinds > ITEM_CONSTANT).any():
        raise WrongError(tr("the numbers of its items do not agree"))
    words, all_lengths = np.zeros(spans, np.uint64), np.zeros(spans, np.int64)
    words[np.isin(kinds, _WHOLE)] = whole.astype(np.int64).view(np.uint64)
    words[kinds == ITEM_FLOAT] = real.view(np.uint64)
    all_lengths[np.isin(kinds, _WITH_TEXT)] = lengths
    return Items.made(kinds, words, all_lengths, texts.tobytes())
