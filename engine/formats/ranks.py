"""The places of numbers and texts in their order, by whole columns: of millions in a part of a second."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

Ranks = NDArray[np.int64]
_AT_ONCE = 16_384  # while some are read as numbers, no other thread goes on
_NUMBER_MOST_BYTES = 320
_NUMBERS_BEGIN = np.frombuffer(b"+-.0123456789i", np.uint8)


def ranks(values: "NDArray[Any]") -> Ranks:
    """How many different values are less than each; none may be NaN."""
    order = np.argsort(values)
    places: Ranks = np.cumsum(_are_new(values[order]), dtype=np.int64)
    places -= 1  # in its place: each column more is memory that has to be had first
    found = np.empty(len(values), np.int64)
    found[order] = places
    return found


def text_ranks(texts: "NDArray[np.uint8]", starts: Ranks, lengths: Ranks) -> Ranks:
    """How many texts are less than each by their bytes; zeros at an end do not count.

    Eight bytes of each are looked at, then the next eight of those that are alike, and so on.
    """
    padded = np.append(texts, np.zeros(8, np.uint8))
    words: NDArray[np.uint64] = np.ndarray(len(texts) + 1, ">u8", padded, strides=(1,))
    found = np.zeros(len(starts), np.int64)
    alike, place = np.flatnonzero(lengths > 0), 0
    found[alike] = len(starts) - len(alike)
    while len(alike):
        unused = np.uint64(8) * (8 - np.clip(lengths[alike] - place, 0, 8)).astype(np.uint64)
        word = words[np.minimum(starts[alike] + place, len(texts))].astype(np.uint64) >> unused << unused
        place += 8
        if (word == word[0]).all():
            if not (lengths[alike] > place).any():
                break
            continue
        key = found[alike] * len(alike) + ranks(word)
        order = np.argsort(key)
        alike, at = alike[order], np.arange(len(order))
        group = found[alike]
        is_first, is_new = _are_new(group), _are_new(key[order])
        found[alike] = group + np.maximum.accumulate(at * is_new) - np.maximum.accumulate(at * is_first)
        which = np.cumsum(is_new) - 1
        goes_on = (np.bincount(which) > 1) & (np.bincount(which, lengths[alike] > place) > 0)
        alike = alike[goes_on[which]]
    return found


def numbers_told(texts: "NDArray[np.uint8]", starts: Ranks, lengths: Ranks) -> "NDArray[np.float64]":
    """What each text is as a number; NaN where it is none."""
    found = np.full(len(starts), np.nan)
    padded = np.append(texts, np.zeros(1, np.uint8))
    begins = np.isin(padded[np.minimum(starts, len(texts))], _NUMBERS_BEGIN)
    may_be = np.flatnonzero(begins & (lengths > 0) & (lengths <= _NUMBER_MOST_BYTES))
    for rows in np.split(may_be, range(_AT_ONCE, len(may_be), _AT_ONCE)):
        width = int(lengths[rows].max(initial=1))
        places = np.arange(width)
        cells = padded[np.minimum(starts[rows, None] + places, len(texts))] * (places < lengths[rows, None])
        told = cells.astype(np.uint8).view(f"S{width}").reshape(-1)
        try:
            found[rows] = told.astype(np.float64)
        except ValueError:
            found[rows] = [_number(text) for text in told.tolist()]
    return found


def _number(text: bytes) -> float:
    try:
        return float(text)
    except ValueError:
        return np.nan


def _are_new(in_order: "NDArray[Any]") -> "NDArray[np.bool_]":
    """Which differ from the one before."""
    are_new = np.ones(len(in_order), np.bool_)
    are_new[1:] = in_order[1:] != in_order[:-1]
    return are_new
