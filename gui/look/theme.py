"""The colours, light and dark. The one place where a colour is named."""

from dataclasses import dataclass

from PySide6.QtGui import QColor

from engine.inside.strategies import strategies

from .hues import hue, luminance


@dataclass(frozen=True, slots=True)
class Theme:
    """One scheme's colours, as ``#rrggbb``.

    Attributes:
        canvas: behind the panels. panel: a panel. field: an input. hover: under the pointer.
        line: between things; grid: in the chart.
        text, muted, faint: from what is read to what is only there.
        accent, on_accent, accent_soft: the one accent, what is written on it, and a tint of it.
        tasks: the hues of tasks and strategies (Okabe and Ito 2008, lightened for dark).
        error, lost, cancelled, suspended, good: states; a second sign goes with each in the chart.
    """

    is_dark: bool
    canvas: str
    panel: str
    field: str
    hover: str
    line: str
    grid: str
    text: str
    muted: str
    faint: str
    accent: str
    on_accent: str
    accent_soft: str
    tasks: tuple[str, ...]
    error: str
    lost: str
    cancelled: str
    suspended: str
    good: str


LIGHT = Theme(
    is_dark=False,
    canvas="#f1f3f7",
    panel="#ffffff",
    field="#f6f7f9",
    hover="#eceff4",
    line="#dfe3ea",
    grid="#e9ecf1",
    text="#171a20",
    muted="#59616e",
    faint="#9aa2ae",
    accent="#0b62c4",
    on_accent="#ffffff",
    accent_soft="#dfeaf6",
    tasks=("#0072b2", "#e69f00", "#009e73", "#cc79a7", "#56b4e9", "#f0e442"),
    error="#d55e00",
    lost="#3b3f46",
    cancelled="#9aa2ae",
    suspended="#f2c94c",
    good="#00795a",
)

DARK = Theme(
    is_dark=True,
    canvas="#14171c",
    panel="#1c2027",
    field="#262b34",
    hover="#2b313b",
    line="#313741",
    grid="#2a2f38",
    text="#e8ebf0",
    muted="#a2abb8",
    faint="#6b7482",
    accent="#4fa6f5",
    on_accent="#0d1722",
    accent_soft="#22364c",
    tasks=("#3d9be3", "#f0b23c", "#25b98b", "#df92bd", "#7cc8f5", "#d8cc4a"),
    error="#ff7f3f",
    lost="#c9ced6",
    cancelled="#6b7482",
    suspended="#e3bc4a",
    good="#3ecf9f",
)


_PARTS = {
    "computing": ("#0072b2", "#3d9be3"),
    "slower": ("#7cc4ef", "#9ad6fb"),
    "own_queue": ("#f0e442", "#e4da5c"),
    "others": ("#e69f00", "#f0b23c"),
    "gil": ("#cc79a7", "#df92bd"),
    "waiting": ("#009e73", "#25b98b"),
    "starting": ("#8e6bc9", "#a98be0"),
    "importing": ("#5b3f96", "#7454b8"),
    "pickling": ("#4fc3b0", "#6fd9c8"),
    "sender": ("#1f6f78", "#2b848f"),
    "handover": ("#8a9a2b", "#a3b341"),
    "chunk": ("#b08968", "#c09a7a"),
    "tail": ("#e0c9b1", "#e3d0bd"),
    "collecting": ("#7a5a3c", "#7d5c3e"),
    "unused": ("#dfe3ea", "#3a414d"),
    "replaced": ("#8f2d6b", "#a8478a"),
    "suspended": ("#f7d98a", "#a07a14"),
    "lost": ("#d55e00", "#ff7f3f"),
    "unexplained": ("#9aa2ae", "#7d8694"),
}
"""The colour of each part of the workers' time, light and dark: no two are alike."""


def part_colour(theme: Theme, name: str) -> QColor:
    """The colour of a part of the workers' time (``engine.insight.breakdown.PARTS``), or of what is unexplained."""
    return QColor(_PARTS[name][theme.is_dark])


def strategy_hue(theme: Theme, identifier: str) -> QColor:
    """A strategy's own colour, the same wherever it is shown; the last one for what is no strategy.

    More strategies than the theme has hues are no trouble.
    """
    if identifier not in strategies():
        return QColor(theme.tasks[-1])
    states = theme.error, theme.lost, theme.cancelled
    return hue(theme.tasks, list(strategies()).index(identifier), states, theme.panel)


def ink_on(colour: QColor) -> QColor:
    """Black or white, whichever is read better on ``colour`` (relative luminance, WCAG 2.2)."""
    shining = luminance(colour)
    # The contrast with black is (l + 0.05) / 0.05, with white 1.05 / (l + 0.05); white is preferred a little.
    return QColor("#14171c") if (shining + 0.05) / 0.05 > 1.4 * 1.05 / (shining + 0.05) else QColor("#ffffff")
