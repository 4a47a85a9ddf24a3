"""Tooltips of text that is not ours: Qt would take it for markup where it looks like some."""

import html

from engine import words

_CHARACTERS_MOST = 1_000_000  # of which lines are made; a traceback is cut to less by whoever records it
_LINES_MOST = 40
_LINE_CHARACTERS = 160


def plain_tip(text: str) -> str:
    """A tooltip that shows ``text`` as it is, escaped and cut: of many lines the last; empty if ``text`` is."""
    if not text:
        return ""
    lines = text[-_CHARACTERS_MOST:].splitlines()[-_LINES_MOST:]
    shown = "\n".join(html.escape(words.readable(line, _LINE_CHARACTERS)) for line in lines)
    return f'<p style="white-space: pre">{shown}</p>'
