"""The small button of bars and headings."""

from PySide6.QtWidgets import QToolButton


def tool_button(text: str, name: str = "", tip: str = "") -> QToolButton:
    """One with a text, an object name and a tip; Tab leads to it. Main thread."""
    button = QToolButton()
    button.setText(text)
    button.setObjectName(name)
    button.setToolTip(tip)
    return button
