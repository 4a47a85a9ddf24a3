"""The language that people are spoken to in: English, or what a translation has. Standard library only.

Texts stand in the sources in English, whole sentences with named places: ``tr("{jobs} jobs").format(jobs=4)``. The
translations are Qt Linguist files in ``resources/translations``, read as they are; ``make translations`` brings them up
to date with the sources. A wheel has them in columns, which takes less room (``resources/packaging/lean.py``).

What programs read, such as JSON, stays English, whatever is spoken: see ``english``.

Runs in any Python from 3.8 on, so that one too old for the program is told of in the person's language.
"""

from __future__ import annotations

import contextlib
import contextvars
import os
from collections.abc import Iterator, Mapping, Sequence

LANGUAGES = {"en": "English", "ko": "한국어"}
"""By their codes, each in its own words."""
IN_ENGLISH = {"en": "English", "ko": "Korean"}
"""The same, for where their own letters cannot be shown."""

HOME = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
_FOLDER = os.path.join(HOME, "resources", "translations")
_VERBATIM = "watch"
_ARGUMENT = "--lang"
_chosen: str | None = None
_texts: Mapping[tuple[str, str], str] = {}
_for_programs = contextvars.ContextVar("for_programs", default=False)


def tr(text: str, comment: str = "") -> str:
    """``text``, a literal, in the chosen language; in English where there is no translation. Any thread.

    ``comment`` tells translators what is meant, and one text with two meanings apart.
    """
    return text if _for_programs.get() else _texts.get((text, comment), text)


def mark(text: str) -> str:
    """``text``, a literal that is data, and is translated where it is shown (``marked``)."""
    return text


def marked(text: str) -> str:
    """What ``mark`` was called with, in the chosen language; any other text as it is. Any thread."""
    return tr(text)


@contextlib.contextmanager
def english() -> Iterator[None]:
    """What is told inside is for programs, and stays English. Any thread, and it alone; no ``yield`` inside."""
    before = _for_programs.set(True)
    try:
        yield
    finally:
        _for_programs.reset(before)


def choose(language: str) -> None:
    """Speak a language from now on, by its code; English for one that is not known. Main thread.

    What has been said already stays as it is.
    """
    global _chosen, _texts
    _chosen = language if language in LANGUAGES else "en"
    _texts = {} if _chosen == "en" else _translations(os.path.join(_FOLDER, f"parallelogram_{_chosen}"))


def chosen() -> str:
    """The code of the language that is spoken."""
    return _chosen or "en"


def is_chosen() -> bool:
    """Whether somebody has chosen a language, be it English."""
    return _chosen is not None


def of_system() -> str:
    """The code of the language that the environment asks for, as POSIX has it, or else Windows; English for one that
    is not known.
    """
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        value = os.environ.get(name)
        if value:
            code = value.partition(".")[0].partition("_")[0].lower()
            return code if code in LANGUAGES else "en"
    if os.name == "nt":
        from .windows import ui_language

        return ui_language() if ui_language() in LANGUAGES else "en"
    return "en"


def asked_for(arguments: Sequence[str]) -> tuple[str | None, list[str]]:
    """The code that ``--lang`` asks for, wherever among the arguments it stands, and the arguments without it.

    Behind ``watch`` it has to come at once: what follows may be another program's own. None without one.
    What is wrong about it stays, in front of all others, for the command line to say so.
    """
    code: str | None = None
    wrong: list[str] = []
    others: list[str] = []
    rest = iter(arguments)
    for argument in rest:
        name, equals, value = argument.partition("=")
        if argument == "--" or (others[:1] == [_VERBATIM] and name != _ARGUMENT):
            others += [argument, *rest]
        elif name != _ARGUMENT:
            others.append(argument)
        else:
            given = [value] if equals else [following for following in (next(rest, None),) if following is not None]
            if given and given[0] in LANGUAGES:
                code = given[0]
            else:
                wrong += [_ARGUMENT, *given]
    return code, wrong + others


def _translations(path: str) -> Mapping[tuple[str, str], str]:
    """Those of a catalogue, by its path without an ending: in columns where there is such a file."""
    if not os.path.exists(f"{path}.json"):
        return finished(f"{path}.ts")
    import json

    try:
        with open(f"{path}.json", encoding="utf-8") as file:
            texts, comments, translations = json.load(file)
    except (OSError, ValueError):
        return {}
    return dict(zip(zip(texts, comments), translations))  # noqa: B905 - Python 3.8 knows no strict


def finished(path: str) -> Mapping[tuple[str, str], str]:
    """The finished translations of a Qt Linguist file, by text and comment; none if it cannot be read."""
    from xml.etree import ElementTree  # which English has no use for

    try:
        messages = ElementTree.parse(path).iter("message")  # noqa: S314 - a file of the program's own
    except (OSError, ElementTree.ParseError):
        return {}
    found = {}
    for message in messages:
        translation = message.find("translation")
        if translation is not None and translation.text and translation.get("type") is None:
            found[message.findtext("source", ""), message.findtext("comment", "")] = translation.text
    return found
