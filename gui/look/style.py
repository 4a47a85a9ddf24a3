"""How Qt's own widgets look: the palette and the style sheet that follow from a theme."""

from pathlib import Path

from PySide6.QtGui import QColor, QFont, QPalette

from .theme import Theme

_ICONS = (Path(__file__).parents[2] / "resources" / "icons").as_posix()


def palette(theme: Theme) -> QPalette:
    """The palette of the application."""
    made = QPalette()
    role = QPalette.ColorRole
    for part, colour in (
        (role.Window, theme.canvas),
        (role.Base, theme.panel),
        (role.AlternateBase, theme.field),
        (role.Button, theme.field),
        (role.Text, theme.text),
        (role.WindowText, theme.text),
        (role.ButtonText, theme.text),
        (role.PlaceholderText, theme.muted),
        (role.Highlight, theme.accent),
        (role.HighlightedText, theme.on_accent),
        (role.ToolTipBase, theme.panel),
        (role.ToolTipText, theme.text),
        (role.Link, theme.accent),
        (role.Mid, theme.line),
    ):
        made.setColor(part, QColor(colour))
    for part in (role.Text, role.WindowText, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, part, QColor(theme.faint))
    return made


def tabular(font: QFont) -> QFont:
    """The font with figures of one width, where it has them, so that a counting number does not dance."""
    made = QFont(font)
    made.setFeature(QFont.Tag("tnum"), 1)
    return made


def style_sheet(theme: Theme) -> str:
    """The style sheet of the application."""
    t = theme
    scheme = "dark" if t.is_dark else "light"
    up, down, check = (f"{_ICONS}/{name}-{scheme}.svg" for name in ("chevron-up", "chevron-down", "check"))
    return f"""
* {{ color: {t.text}; }}
*:disabled {{ color: {t.faint}; }}
QMainWindow, QWidget#canvas {{ background: {t.canvas}; }}
QWidget#form {{ background: {t.panel}; border-right: 1px solid {t.line}; }}
QFrame#card, QFrame#timeline {{ background: {t.panel}; border: 1px solid {t.line}; border-radius: 9px; }}
QFrame#timeline:focus {{ border-color: {t.accent}; }}
QFrame#stack, QScrollArea#bare, QWidget#rows {{ background: {t.panel}; border: none; }}
QFrame#rule {{ background: {t.line}; border: none; }}
QLabel {{ background: transparent; }}
QLabel#title, QLabel#comparisonVerdict {{ font-weight: 600; }}
QLabel#runTitle {{ font-size: 13pt; font-weight: 600; }}
QLabel#busyMachine {{ color: {t.text}; border: 1px solid {t.suspended}; border-radius: 9px; padding: 1px 7px; }}
QLabel[note="true"] {{ color: {t.muted}; }}
QLabel[wrong="true"], QLineEdit[wrong="true"] {{ color: {t.error}; }}
QLabel#section {{ color: {t.muted}; font-weight: 600; }}
QLabel#caption, QLabel#hint, QLabel#itemsTime {{ color: {t.muted}; }}
QLabel[figure="waiting"] {{ color: {t.muted}; font-size: 10pt; font-weight: 400; }}
QLabel[figure="none"] {{ color: {t.muted}; }}
QLabel#outcome {{ color: {t.muted}; }}
QLabel#outcome[outcome="finished"] {{ color: {t.good}; font-weight: 600; }}
QLabel#outcome[outcome="failed"], QLabel#outcome[outcome="stalled"] {{ color: {t.error}; font-weight: 600; }}
QLabel#problem {{ color: {t.error}; }}
QLabel#notice {{ color: {t.error}; }}

QMenuBar {{ background: {t.panel}; border-bottom: 1px solid {t.line}; padding: 3px 8px; }}
QMenuBar::item {{ background: transparent; padding: 4px 10px; border-radius: 5px; }}
QMenuBar::item:selected {{ background: {t.hover}; }}
QMenu {{ background: {t.panel}; border: 1px solid {t.line}; padding: 4px; }}
QMenu::item {{ padding: 5px 24px 5px 14px; border-radius: 4px; }}
QMenu::item:disabled {{ color: {t.faint}; }}
QMenu::separator {{ background: {t.line}; height: 1px; margin: 4px 6px; }}
QMenu::item:selected {{ background: {t.accent_soft}; }}
QStatusBar {{ background: {t.panel}; border-top: 1px solid {t.line}; }}
QStatusBar::item {{ border: none; }}
QStatusBar QLabel {{ color: {t.muted}; padding: 2px 6px; }}
QPushButton#dropArea, QPushButton[door="true"] {{
    background: {t.accent_soft}; border: 1px dashed {t.accent}; border-radius: 8px; padding: 0;
}}
QPushButton[door="true"] {{ border-style: solid; border-color: {t.line}; background: {t.field}; }}
QPushButton#dropArea:hover, QPushButton[door="true"]:hover {{ background: {t.hover}; border-color: {t.accent}; }}
QPushButton#dropArea:focus, QPushButton[door="true"]:focus {{ border: 2px solid {t.accent}; }}
QLabel#dropTitle {{ color: {t.accent}; font-weight: 600; }}
QLabel#dropHint {{ color: {t.muted}; }}
QToolButton#optionsFold {{ padding-left: 0; margin-left: -1px; }}
QWidget#doors {{ background: {t.panel}; }}
QPushButton#doorLast {{ border: none; background: transparent; color: {t.accent}; font-weight: 400; }}
QPushButton#doorLast:hover, QPushButton#doorLast:focus {{ text-decoration: underline; }}
QLabel#dropSign {{
    background: #e8{t.panel[1:]}; color: {t.text}; border: 2px dashed {t.accent}; border-radius: 12px; font-size: 15pt;
}}
QToolTip {{ background: {t.panel}; color: {t.text}; border: 1px solid {t.line}; padding: 4px; }}

QAbstractSpinBox, QComboBox, QLineEdit, QPushButton#functionFile {{
    background: {t.field}; border: 1px solid {t.line}; border-radius: 6px; padding: 2px 6px; min-height: 22px;
    selection-background-color: {t.accent}; selection-color: {t.on_accent};
}}
QLineEdit {{ padding: 2px 4px; }}
QComboBox:editable {{ padding-left: 4px; }}
QAbstractSpinBox {{ padding: 1px 6px 1px 0; min-height: 24px; max-height: 24px; }}
QComboBox QLineEdit {{ background: transparent; border: none; border-radius: 0; padding: 0; min-height: 20px; }}
QPushButton#functionFile {{ text-align: left; font-weight: 400; }}
QToolButton {{
    background: {t.field}; border: 1px solid {t.line}; border-radius: 6px; min-height: 20px; padding: 2px 7px;
}}
QToolButton[quiet="true"] {{
    background: transparent; border: 1px solid transparent; color: {t.muted}; padding: 1px 6px;
}}
QToolButton[quiet="true"]:hover {{ background: {t.hover}; color: {t.text}; }}
QToolButton[quiet="true"]:focus {{ border-color: {t.accent}; }}
QToolButton::menu-indicator {{ image: none; }}
QWidget#runBar QToolButton {{ min-height: 18px; padding: 0 7px; }}
QWidget#runBar QLineEdit {{ min-height: 16px; padding: 1px 7px; }}
QToolButton:hover, QPushButton#functionFile:hover {{ background: {t.hover}; border-color: {t.faint}; }}
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button {{ border: none; background: transparent; width: 20px; }}
QAbstractSpinBox::up-button:hover, QAbstractSpinBox::down-button:hover {{ background: {t.hover}; }}
QAbstractSpinBox::up-button {{ subcontrol-origin: border; subcontrol-position: top right; margin: 2px 3px 0 0; }}
QAbstractSpinBox::down-button {{ subcontrol-origin: border; subcontrol-position: bottom right; margin: 0 3px 2px 0; }}
QAbstractSpinBox::up-arrow {{ image: url({up}); width: 12px; height: 12px; }}
QAbstractSpinBox::down-arrow, QComboBox::down-arrow {{ image: url({down}); width: 12px; height: 12px; }}
QComboBox {{ padding-right: 2px; combobox-popup: 0; }}
QComboBox::drop-down {{ border: none; width: 22px; }}
QCheckBox {{ spacing: 8px; }}
QCheckBox::indicator, QListWidget#strategy::indicator {{
    width: 16px; height: 16px; border: 1px solid {t.faint}; border-radius: 4px; background: {t.field};
}}
QCheckBox::indicator:hover, QCheckBox::indicator:focus, QListWidget#strategy::indicator:hover {{
    border-color: {t.accent};
}}
QCheckBox::indicator:checked, QListWidget#strategy::indicator:checked {{
    background: {t.accent}; border-color: {t.accent}; image: url({check});
}}
QCheckBox::indicator:disabled {{ border-color: {t.line}; }}
QCheckBox::indicator:checked:disabled {{ background: {t.line}; }}
QSlider::groove:horizontal {{ height: 4px; border-radius: 2px; background: {t.line}; }}
QSlider::sub-page:horizontal {{ border-radius: 2px; background: {t.accent}; }}
QSlider::handle:horizontal {{
    width: 12px; height: 12px; margin: -5px 0; border: 1px solid {t.panel}; border-radius: 7px; background: {t.accent};
}}
QSlider::handle:horizontal:hover {{ border-color: {t.text}; }}
QSlider::sub-page:horizontal:disabled, QSlider::handle:horizontal:disabled {{ background: {t.faint}; }}
QAbstractSpinBox:hover, QComboBox:hover, QLineEdit:hover {{ border-color: {t.faint}; }}
QComboBox QLineEdit:hover, QComboBox QLineEdit:focus {{ border: none; }}
QAbstractSpinBox:focus, QComboBox:focus, QLineEdit:focus, QListWidget:focus, QToolButton:focus,
QPushButton#functionFile:focus {{ border-color: {t.accent}; }}
QComboBox QAbstractItemView {{
    background: {t.panel}; border: 1px solid {t.line}; selection-background-color: {t.accent_soft};
    selection-color: {t.text}; outline: 0; padding: 3px;
}}
QComboBox QAbstractItemView::item {{ min-height: 24px; padding: 0 5px; }}
QListWidget {{ background: {t.panel}; border: 1px solid {t.line}; border-radius: 7px; outline: 0; }}
QListWidget::item {{ padding: 5px 6px; border-left: 3px solid transparent; }}
QListWidget::item:hover {{ background: {t.hover}; }}
QListWidget::item:selected {{
    background: {t.accent_soft}; color: {t.text}; border-left: 3px solid {t.accent};
}}
QListWidget::item:disabled {{ color: {t.faint}; }}

QPushButton {{
    background: {t.panel}; border: 1px solid {t.line}; border-radius: 7px; padding: 8px 14px; font-weight: 600;
}}
QPushButton:hover {{ background: {t.hover}; }}
QPushButton:focus {{ border-color: {t.accent}; }}
QWidget#notices QPushButton {{ padding: 3px 12px; }}
QWidget#whatIf QPushButton {{ padding: 5px 6px; }}
QPushButton#runButton, QPushButton#watchButton {{
    background: {t.accent}; color: {t.on_accent}; border-color: {t.accent};
}}
QPushButton#runButton:hover, QPushButton#watchButton:hover {{ border-color: {t.text}; }}
QPushButton#runButton:focus, QPushButton#watchButton:focus {{ border-color: {t.text}; }}
QPushButton#runButton:disabled, QPushButton#watchButton:disabled {{
    background: {t.accent_soft}; border-color: {t.accent_soft}; color: {t.faint};
}}
QPushButton#followButton {{
    border: none; padding: 2px 4px; font-weight: 400; color: {t.muted}; background: transparent;
}}
QPushButton#followButton:checked {{ color: {t.accent}; }}
QPushButton#followButton:focus {{ text-decoration: underline; }}
QPushButton#stripsButton {{
    border: none; padding: 2px 6px; font-weight: 400; color: {t.muted}; background: transparent; text-align: left;
}}
QPushButton#stripsButton:hover {{ color: {t.text}; }}
QPushButton#stripsButton:focus {{ text-decoration: underline; }}

QProgressBar {{ background: {t.line}; border: none; border-radius: 2px; max-height: 5px; min-height: 5px; }}
QProgressBar::chunk {{ background: {t.accent}; border-radius: 2px; }}

QTabWidget::pane {{ border: none; border-top: 1px solid {t.line}; }}
QTabBar {{ background: transparent; qproperty-drawBase: 0; }}
QTabBar::tab {{
    background: transparent; color: {t.muted}; padding: 7px 4px 6px 4px; margin: 0 6px; border: none;
    border-bottom: 2px solid transparent;
}}
QTabBar::tab:selected {{ color: {t.text}; font-weight: 600; border-bottom: 2px solid {t.accent}; }}
QTabBar::tab:hover {{ color: {t.text}; }}
QTabBar::scroller {{ width: 22px; }}
QTabBar QToolButton {{ background: {t.panel}; border: none; border-radius: 0; padding: 0; min-height: 0; }}
QTableView {{
    background: {t.panel}; border: none; gridline-color: {t.line}; outline: 0;
    selection-background-color: {t.accent_soft}; selection-color: {t.text};
}}
QHeaderView {{ background: {t.panel}; border: none; }}
QHeaderView::section {{
    background: {t.panel}; color: {t.muted}; border: none; border-bottom: 1px solid {t.line}; padding: 4px 10px;
    font-weight: 400;
}}
QHeaderView::up-arrow, QHeaderView::down-arrow {{
    subcontrol-origin: border; subcontrol-position: top center; width: 11px; height: 11px; top: -3px;
}}
QHeaderView::up-arrow {{ image: url({up}); }}
QHeaderView::down-arrow {{ image: url({down}); }}
QTableView::item {{ padding: 0 7px; border-bottom: 1px solid {t.grid}; }}
QPlainTextEdit {{ background: {t.panel}; border: none; selection-background-color: {t.accent_soft};
    selection-color: {t.text}; }}
QScrollBar:vertical {{ background: transparent; width: 10px; margin: 0; }}
QScrollBar:horizontal {{ background: transparent; height: 10px; margin: 0; }}
QScrollBar::handle {{ background: {t.line}; border-radius: 4px; min-height: 24px; min-width: 24px; margin: 1px; }}
QScrollBar::handle:hover {{ background: {t.faint}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QAbstractScrollArea::corner {{ background: transparent; border: none; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
QFrame#hoverCard {{ background: {t.panel}; border: 1px solid {t.faint}; border-radius: 7px; }}
QTextEdit#detailsText {{ background: {t.panel}; border: none; selection-background-color: {t.accent_soft};
    selection-color: {t.text}; }}
QWidget#details QToolButton {{ min-height: 18px; padding: 0 7px; }}
QSplitter#beside::handle {{ background: {t.line}; }}
QFrame#searchBar {{ background: transparent; border: none; }}
QLabel#searchCount {{ color: {t.muted}; }}
QFrame#keyList {{ background: {t.panel}; border: 1px solid {t.faint}; border-radius: 9px; }}
QLabel#keyCap {{
    background: {t.field}; border: 1px solid {t.line}; border-bottom: 2px solid {t.faint}; border-radius: 4px;
    padding: 1px 6px; min-width: 12px; min-height: 17px;
}}
QSplitter::handle {{ background: {t.canvas}; }}
"""
