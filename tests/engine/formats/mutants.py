"""Changes one thing of a run file, by chance, such that its checksums are right all the same."""

import copy
import warnings

import numpy as np

from engine.formats.container import KINDS

ODD = [0, 1, 2, 5, 6, 255, 256, 2**15, 2**31, 2**32 - 1, 2**40, 2**62, 2**63 - 1, 2**63, 2**64, 10**30, -1, -(2**63)]
ODD += [0.5, -0.0, 1e308, "", "x" * 5_000, "\ud800", "\0", "../../etc/passwd", True, False, None, [], {}, [[]] * 50]


def mutant(draw, head, parts):
    """Another head and other parts; ``draw`` is a ``random.Random``."""
    head, parts = copy.deepcopy(head), {name: part.copy() for name, part in parts.items()}
    for _ in range(draw.choice([1, 1, 1, 2, 4])):
        if draw.random() < 0.35:
            _change_head(draw, head)
        else:
            _change_part(draw, parts)
    return head, parts


def _change_head(draw, head):
    place = head
    while True:
        keys = list(place) if isinstance(place, dict) else list(range(len(place)))
        if not keys:
            place["new" if isinstance(place, dict) else slice(0, 0)] = (
                draw.choice(ODD) if isinstance(place, dict) else [1]
            )
            return
        key = draw.choice(keys)
        if isinstance(place[key], (dict, list)) and draw.random() < 0.8:
            place = place[key]
            continue
        if draw.random() < 0.2:
            del place[key]
        else:
            place[key] = draw.choice(ODD)
        return


def _change_part(draw, parts):
    name = draw.choice(list(parts))
    part = parts[name]
    match draw.choice(["value", "value", "value", "longer", "shorter", "kind", "gone", "new", "swap"]):
        case "value" if len(part):
            info = np.finfo(part.dtype) if part.dtype.kind == "f" else np.iinfo(part.dtype)
            odd = [info.min, info.max, 0, 1, part[draw.randrange(len(part))]]
            odd += [np.nan, np.inf, -np.inf] if part.dtype.kind == "f" else []
            part[draw.randrange(len(part))] = draw.choice(odd)
        case "longer":
            parts[name] = np.append(part, np.zeros(draw.choice([1, 3, 10_000]), part.dtype))
        case "shorter":
            parts[name] = part[: len(part) // 2]
        case "kind":
            with np.errstate(all="ignore"), warnings.catch_warnings():
                warnings.simplefilter("ignore", RuntimeWarning)  # what does not fit becomes anything
                parts[name] = part.astype(KINDS[draw.choice(list(KINDS))])
        case "gone":
            del parts[name]
        case "new":
            parts["more"] = np.zeros(draw.choice([0, 1, 1_000]), np.uint8)
        case "swap":
            other = draw.choice(list(parts))
            parts[name], parts[other] = parts[other], parts[name]
