"""The language that people are spoken to in: English, or what a translation has. Standard library only.

Texts stand in the sources in English, whole sentences with named places: ``tr("{jobs} jobs").format(jobs=4)``. The
translations are Qt Linguist files in ``resources/translations``, read as they are; ``make translations`` brings them up
to date with the sources.
"""

import os
from collections.abc import Mapping

LANGUAGES = {"en": "English", "ko": "한국어"}
"""By their codes, each in its own words."""

_FOLDER = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "resources", "translations")
_Texts = Mapping[tuple[str, str], str]
_chosen = "en"
_texts: _Texts = {}


def mark(text: str) -> str:
    """``text``, which is data that is translated where it is shown."""
    return text


def tr(text: str, comment: str = "") -> str:
    """``text`` in the chosen language; in English where there is no translation. Any thread.

    ``comment`` tells translators what is meant, and one text with two meanings apart.
    """
    return _texts.get((text, comment), text)


def choose(language: str) -> None:
    """Speak a language from now on, by its code; English for one that is not known. Main thread.

    What has been said already stays as it is.
    """
    global _chosen, _texts
    _chosen = language if language in LANGUAGES else "en"
    _texts = {} if _chosen == "en" else _read(os.path.join(_FOLDER, f"parallelogram_{_chosen}.ts"))


def chosen() -> str:
    """The code of the language that is spoken."""
    return _chosen


def of_system() -> str:
    """The code of the language that the environment asks for, as POSIX has it; English for one that is not known."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        value = os.environ.get(name)
        if value:
            code = value.partition(".")[0].partition("_")[0].lower()
            return code if code in LANGUAGES else "en"
    return "en"


def _read(path: str) -> _Texts:
    """The finished translations of a file; none if it cannot be read."""
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
