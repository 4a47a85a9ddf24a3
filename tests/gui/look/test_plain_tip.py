"""Tooltips show text as it is."""

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QTextDocument

from engine.trace.output import printable
from gui.look.plain_tip import plain_tip


def shown(tip):
    document = QTextDocument()
    document.setHtml(tip)
    return document.toPlainText()


@given(st.text(st.characters(exclude_categories=["Zs", "Zl", "Zp", "Cc"]), min_size=1, max_size=16))
def test_that_what_is_shown_is_the_text_with_what_does_not_print_escaped(qapp, text):
    assert shown(plain_tip(text)) == printable(text)


def test_that_a_long_line_is_cut_after_160_characters_as_they_are_shown():
    assert shown(plain_tip("x" * 160)) == "x" * 160
    assert shown(plain_tip("x" * 161)) == "x" * 160 + "…"
    assert shown(plain_tip("\U0003134b" * 17)) == "\\U0003134b" * 16 + "…"


def test_that_markup_is_shown_and_lines_are_kept():
    assert shown(plain_tip("<b>one</b>\n  two & three")) == "<b>one</b>\n  two & three"
    assert plain_tip("") == ""


def test_that_a_text_of_megabytes_is_cut_and_its_end_is_kept():
    tip = plain_tip("x" * 1_000_000 + "\n" + "line\n" * 100_000 + "the end")
    assert len(tip) < 10_000
    assert shown(tip).endswith("the end")
