"""More hues than a palette has: of a fixed set of colours, always the one that is farthest from all that are taken."""

import math
from functools import cache

from PySide6.QtGui import QColor

Colour = tuple[float, float, float]
"""Red, green and blue from 0 to 1; or, in OKLab, lightness and two opponent colours."""

_CONTRAST_LEAST = 3.0  # with the ground (WCAG 2.2, 1.4.11)
_TEXT_CONTRAST_LEAST = 4.5
# How deuteranopes see linear red, green and blue (Machado, Oliveira and Fernandes 2009, severity 1).
_DEUTERANOPE = ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881))
# Linear red, green and blue to OKLab (Ottosson 2020).
_TO_CONES = (
    (0.4122214708, 0.5363325363, 0.0514459929),
    (0.2119034982, 0.6806995451, 0.1073969566),
    (0.0883024619, 0.2817188376, 0.6299787005),
)
_TO_LAB = (
    (0.2104542553, 0.7936177850, -0.0040720468),
    (1.9779984951, -2.4285922050, 0.4505937099),
    (0.0259040371, 0.7827717662, -0.8086757660),
)


def hue(palette: tuple[str, ...], number: int, taken: tuple[str, ...], ground: str) -> QColor:
    """The colour ``number`` (from 0 on): of ``palette``, as far as that goes, then others that differ from all before.

    Args:
        palette: colours as ``#rrggbb``.
        number: which one.
        taken: what is not to be mistaken for one of them.
        ground: what they are seen on.
    """
    if number < len(palette):
        return QColor(palette[number])
    return QColor(_more(palette, taken, ground, number - len(palette) + 1)[-1])


def distance(one: str, other: str) -> float:
    """How different two colours are (in OKLab) to whom they differ less: to most people, or to deuteranopes."""
    return min(_apart(*pair) for pair in zip(_seen(one), _seen(other), strict=True))


@cache
def _more(palette: tuple[str, ...], taken: tuple[str, ...], ground: str, count: int) -> tuple[str, ...]:
    # Each with how far it is from what is taken.
    candidates = {
        name: min(distance(name, each) for each in (*palette, *taken))
        for name in _candidates()
        if _contrast(name, ground) >= _CONTRAST_LEAST
    }
    found: list[str] = []
    for _ in range(count):
        best = max(candidates, key=lambda name: candidates[name])
        found.append(best)
        candidates = {name: min(far, distance(name, best)) for name, far in candidates.items()}
    return tuple(found)


@cache
def _candidates() -> tuple[str, ...]:
    return tuple(
        QColor.fromHsvF(turn / 24, saturation, value).name()
        for turn in range(24)
        for saturation in (0.2, 0.35, 0.5, 0.75, 1.0)
        for value in (0.45, 0.6, 0.75, 0.9, 1.0)
    )


@cache
def _seen(name: str) -> tuple[Colour, Colour]:
    linear = _linear(QColor(name))
    return _lab(linear), _lab(_times(_DEUTERANOPE, linear))


def _linear(colour: QColor) -> Colour:
    return _each_linear(colour.redF()), _each_linear(colour.greenF()), _each_linear(colour.blueF())


def _each_linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else math.pow((part + 0.055) / 1.055, 2.4)


def _lab(linear: Colour) -> Colour:
    first, second, third = _times(_TO_CONES, linear)
    return _times(_TO_LAB, (max(first, 0.0) ** (1 / 3), max(second, 0.0) ** (1 / 3), max(third, 0.0) ** (1 / 3)))


def _times(matrix: tuple[Colour, Colour, Colour], vector: Colour) -> Colour:
    first, second, third = (sum(a * b for a, b in zip(row, vector, strict=True)) for row in matrix)
    return first, second, third


def _apart(one: Colour, other: Colour) -> float:
    return math.dist(one, other)


def readable_on(ground: str, colour: str, ink: str) -> QColor:
    """``colour``, or as much of ``ink`` in it as it takes to read it on ``ground``: a contrast of 4.5 (WCAG, 1.4.3)."""
    for step in range(21):
        found = mixed(QColor(ink), QColor(colour), step / 20)
        if _contrast(found.name(), ground) >= _TEXT_CONTRAST_LEAST:
            return found
    return QColor(ink)


def mixed(over: QColor, under: QColor, share: float) -> QColor:
    """``share`` of the colour ``over``, the rest of ``under``."""
    pairs = ((over.red(), under.red()), (over.green(), under.green()), (over.blue(), under.blue()))
    return QColor(*(round(above * share + below * (1 - share)) for above, below in pairs))


def luminance(colour: QColor) -> float:
    """The relative luminance of a colour (WCAG 2.2)."""
    red, green, blue = _linear(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(QColor(one)), luminance(QColor(other))), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)
