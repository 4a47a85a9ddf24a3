"""Boxes for a whole number, and for a time."""

from PySide6.QtWidgets import QDoubleSpinBox, QSpinBox

from engine.inside.language import tr

_STEPS_S = (0.0, 0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0, 20.0, 30.0, 60.0, 120.0, 300.0, 600.0, 1_800.0, 3_600.0)


class NumberBox(QSpinBox):
    """A spin box with its thousands grouped."""

    def __init__(self, least: int, most: int, value: int) -> None:
        """A box for ``least`` to ``most`` that shows ``value``."""
        super().__init__()
        self.setRange(least, most)
        self.setGroupSeparatorShown(True)
        self.setValue(value)
        self.setAccelerated(True)
        self.setMinimumWidth(60)
        self.lineEdit().setTextMargins(5, 0, 0, 0)


class SecondsBox(QDoubleSpinBox):
    """A spin box for a time in seconds, to the millisecond; 0 stands for none."""

    def __init__(self, most_s: float) -> None:
        """A box for 0 to ``most_s`` that shows none."""
        super().__init__()
        self.setDecimals(3)
        self.setRange(0.0, most_s)
        self.setSpecialValueText(tr("none"))
        self.setSuffix(" s")
        self.setMinimumWidth(60)
        self.lineEdit().setTextMargins(5, 0, 0, 0)

    def textFromValue(self, value: float) -> str:
        """Without zeros that say nothing. Qt's."""
        whole, point, rest = super().textFromValue(value).rpartition(self.locale().decimalPoint())
        rest = rest.rstrip("0")
        return whole + (point + rest if rest else "")

    def stepBy(self, steps: int) -> None:
        """To the next time that people mean. Qt's."""
        for _ in range(abs(steps)):
            at = self.value()
            further = [step for step in _STEPS_S if (step > at if steps > 0 else step < at)]
            if further:
                self.setValue(further[0] if steps > 0 else further[-1])
