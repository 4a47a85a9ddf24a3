"""Whole numbers as text in few bytes: little groups of seven bits (LEB128), in base64."""

import base64
from typing import Any

import numpy as np
from numpy.typing import NDArray


def leb128(numbers: "NDArray[Any]") -> str:
    """Whole numbers from 0 to 2**53 as text."""
    values = numbers.astype(np.uint64)
    if not len(values):
        return ""
    most = max(-(-int(values.max()).bit_length() // 7), 1)
    places = np.arange(most, dtype=np.uint64)
    groups = (values[:, None] >> (places * np.uint64(7))) & np.uint64(127)
    counts = np.ones(len(values), np.int64)
    for place in range(1, most):
        counts += values >= np.uint64(1 << (7 * place))
    groups[np.arange(most) < (counts - 1)[:, None]] |= np.uint64(128)
    kept = groups[np.arange(most) < counts[:, None]].astype(np.uint8)
    return base64.b64encode(kept.tobytes()).decode("ascii")
