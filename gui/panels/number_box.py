"""A box for a whole number."""

from PySide6.QtWidgets import QSpinBox


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
