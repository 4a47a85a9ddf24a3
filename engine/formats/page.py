"""A page for a browser, all of it in one file: no network, and no script but the program's own.

Its security policy allows one script and one style sheet, by their hashes. What comes of a run is text in the page, or
data that the script reads as such; ``<`` stands in neither.
"""

import base64
import hashlib
import html
import json
import os
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from .. import __version__
from ..inside import language
from ..inside.data_class import dataclass
from ..inside.language import tr

_FOLDER = os.path.join(language.HOME, "resources", "page")
SCRIPTS = ("data.js", "timeline.js", "processes.js", "pointer.js", "tables.js")
"""One after the other they are the page's only script."""


def page(title: str, body: Iterable[str], data: Mapping[str, Any]) -> str:
    """The page.

    Args:
        title: plain text.
        body: pieces of HTML, made by what is here.
        data: what the script draws.
    """
    style, script = _own("page.css"), "".join(map(_own, SCRIPTS))
    policy = (
        f"default-src 'none'; script-src '{_hash(script)}'; style-src '{_hash(style)}'; base-uri 'none'; "
        "form-action 'none'"
    )
    foot = tr("Made by Parallelogram {version}").format(version=__version__)
    return "".join([
        f'<!DOCTYPE html>\n<html lang="{language.chosen()}">\n<head>\n<meta charset="utf-8">\n',
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n',
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n',
        '<meta name="color-scheme" content="light dark">\n<meta name="referrer" content="no-referrer">\n',
        f"{tag('title', title)}\n<style>{style}</style>\n</head>\n<body>\n",
        *body,
        f"{tag('footer', foot)}\n",
        f'<div id="tip" hidden></div>\n<script type="application/json" id="data">{_as_data(data)}</script>\n',
        f"<script>{script}</script>\n</body>\n</html>\n",
    ])  # fmt: skip


def tag(name: str, text: str, **attributes: str) -> str:
    """An element with a text in it, whatever that is."""
    return element(name, [html.escape(text)], **attributes)


def element(name: str, inner: Iterable[str], **attributes: str) -> str:
    """An element with others in it; ``class_`` and ``data_value`` are the attributes ``class`` and ``data-value``."""
    told = "".join(f' {key.rstrip("_").replace("_", "-")}="{html.escape(value)}"' for key, value in attributes.items())
    return f"<{name}{told}>{''.join(inner)}</{name}>"


def card(title: str, inner: Sequence[str], caption: str = "") -> str:
    """A part of the page with a heading of its own."""
    head = [tag("h2", title), *([tag("p", caption, class_="caption")] if caption else [])]
    return element("section", [element("div", head, class_="head"), *inner], class_="card") + "\n"


def table(head: Sequence[str], rows: Iterable[Sequence["Cell"]], numbers: Sequence[bool]) -> str:
    """A table that can be sorted.

    Args:
        head: the headings.
        rows: each a cell a column: its text, or that with the number by which it is sorted.
        numbers: which columns are of numbers.
    """
    classes = ["number" if is_number else "" for is_number in numbers]
    heading = element("tr", [tag("th", text, class_=each) for text, each in zip(head, classes, strict=True)])
    body = [element("tr", map(_cell, row, classes)) + "\n" for row in rows]
    return element("table", [element("thead", [heading]), element("tbody", body)], class_="sortable")


@dataclass(frozen=True, slots=True)
class Drawn:
    """A cell that is drawn: an element made by what is here."""

    element: str


Cell = str | tuple[str, float] | Drawn


def _cell(cell: Cell, class_: str) -> str:
    if isinstance(cell, Drawn):
        return element("td", [cell.element], class_="drawn")
    if isinstance(cell, str):
        return tag("td", cell, class_=class_ or "text")
    return tag("td", cell[0], class_=class_, data_value=repr(cell[1]))


def bytes_of(data: object) -> int:
    """How many bytes the page needs for what the script reads."""
    return len(_as_data(data))


def _as_data(data: object) -> str:
    """JSON in which nothing ends the element that it stands in."""
    told = json.dumps(data, ensure_ascii=True, separators=(",", ":"))
    return told.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def _own(name: str) -> str:
    with open(os.path.join(_FOLDER, name), encoding="utf-8") as file:
        return file.read()


def _hash(text: str) -> str:
    digest = hashlib.sha256(text.encode("utf-8")).digest()
    return f"sha256-{base64.b64encode(digest).decode('ascii')}"
