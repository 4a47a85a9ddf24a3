"""The colours, light and dark. The one place where a colour is named."""

from PySide6.QtGui import QColor

from engine.inside.data_class import dataclass
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
        tasks: the hues of tasks and strategies (Okabe and Ito 2008, darkened for light and lightened for dark until
            each has a contrast of 3 with the panel). calm: the two tones of one hue that many tasks take turns in.
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
    calm: tuple[str, str]
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
    tasks=("#0072b2", "#c77700", "#009e73", "#c96f9f", "#2f94cf", "#4c5b00"),
    calm=("#0b62c4", "#4a8ad4"),
    error="#bf4000",
    lost="#3b3f46",
    cancelled="#7a828e",
    suspended="#a67c00",
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
    calm=("#4fa6f5", "#2f7cc0"),
    error="#ff7f3f",
    lost="#c9ced6",
    cancelled="#6b7482",
    suspended="#e3bc4a",
    good="#3ecf9f",
)


_PARTS = {
    "computing": ("#0072b2", "#3d9be3"),
    "slower": ("#4696cf", "#9ad6fb"),
    "own_queue": ("#917300", "#e4da5c"),
    "others": ("#c77700", "#f0b23c"),
    "this_program": ("#3a424c", "#b0b5bd"),
    "gil": ("#c96f9f", "#df92bd"),
    "waiting": ("#009e73", "#25b98b"),
    "starting": ("#8e6bc9", "#a98be0"),
    "importing": ("#5b3f96", "#7f62c4"),
    "pickling": ("#3a9993", "#6fd9c8"),
    "sender": ("#1f6f78", "#2b848f"),
    "handover": ("#7c8b22", "#a3b341"),
    "chunk": ("#8a6743", "#c09a7a"),
    "tail": ("#a58b72", "#e3d0bd"),
    "collecting": ("#6a4526", "#946c4a"),
    "unused": ("#8b93a0", "#676f7c"),
    "replaced": ("#8f2d6b", "#a8478a"),
    "suspended": ("#b07f2a", "#a07a14"),
    "lost": ("#bf4000", "#ff7f3f"),
    "unexplained": ("#626a76", "#7f99a8"),
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
