"""What the program remembers from one start to the next: a file of JSON in the person's own settings folder."""

import base64
import binascii
import contextlib
import dataclasses
import json
import os
import time
from collections.abc import Callable, Mapping
from dataclasses import field
from typing import Any

import platformdirs

from engine.inside.data_class import dataclass

VARIABLE = "PARALLELOGRAM_SETTINGS"
"""An environment variable that names another file."""

RECENT_MOST = 8
_MOST_BYTES = 1 << 20
_PATH_CHARACTERS = 8_192
_PARTS = 16


@dataclass(frozen=True, slots=True)
class Settings:
    """All of it; whatever a file does not have, or has wrong, is as it is at the first start.

    Attributes:
        language: a code; empty: the system's.
        theme: ``light`` or ``dark``; empty: the system's.
        geometry: the window's place, as Qt writes it.
        split: the heights of the parts of the window.
        tab: which of the tables is shown.
        form: what the run form is filled in with (see ``panels/filling.py``).
        recent: the run files that were opened or saved last, the last one first.
    """

    language: str = ""
    theme: str = ""
    geometry: bytes = b""
    split: tuple[int, ...] = ()
    tab: int = 0
    form: Mapping[str, Any] = field(default_factory=dict)
    recent: tuple[str, ...] = ()


def settings_path() -> str:
    """The file, which need not be there yet."""
    chosen = os.environ.get(VARIABLE)
    if chosen:
        return os.path.abspath(chosen)
    return os.path.join(platformdirs.user_config_dir("parallelogram", appauthor=False), "settings.json")


def load(path: str) -> tuple[Settings, str]:
    """The settings in a file.

    A file that is damaged is set aside by another name, so that nothing of it is lost.

    Returns:
        The settings, and the path that a damaged file has now; empty if it was not.
    """
    try:
        with open(path, "rb") as file:
            data = file.read(_MOST_BYTES + 1)
    except OSError:
        return Settings(), ""
    fields = None
    with contextlib.suppress(ValueError, RecursionError):
        fields = json.loads(data)
    if isinstance(fields, dict):
        return _of_fields(fields), ""
    aside = f"{path}.damaged-{time.strftime('%Y%m%d-%H%M%S')}"
    try:
        os.replace(path, aside)
    except OSError:
        aside = path
    return Settings(), aside


def save(path: str, settings: Settings) -> None:
    """Write them, whole or not at all. Raises OSError."""
    from engine.formats.whole_file import whole_file  # which a start has no time for

    fields = dataclasses.asdict(settings)
    fields["geometry"] = base64.b64encode(settings.geometry).decode("ascii")
    os.makedirs(os.path.dirname(path), 0o700, exist_ok=True)
    with whole_file(path) as file:
        file.write(json.dumps(fields, indent=1).encode("ascii"))


def with_recent(recent: tuple[str, ...], path: str) -> tuple[str, ...]:
    """The run files that were used last, now that ``path`` is."""
    return (path, *(each for each in recent if each != path))[:RECENT_MOST]


def _of_fields(fields: dict[str, Any]) -> Settings:
    def taken(name: str, right: Callable[[Any], bool], otherwise: Any) -> Any:
        value = fields.get(name)
        return value if right(value) else otherwise

    def is_text(value: Any) -> bool:
        return isinstance(value, str) and len(value) <= _PATH_CHARACTERS

    def are(kind: Callable[[Any], bool], most: int) -> Callable[[Any], bool]:
        return lambda value: isinstance(value, list) and len(value) <= most and all(map(kind, value))

    geometry = b""
    with contextlib.suppress(binascii.Error, ValueError):
        geometry = base64.b64decode(taken("geometry", is_text, ""), validate=True)
    return Settings(
        taken("language", is_text, ""),
        taken("theme", lambda value: value in ("light", "dark"), ""),
        geometry,
        tuple(taken("split", are(_is_size, _PARTS), [])),
        taken("tab", _is_size, 0),
        taken("form", lambda value: isinstance(value, dict), {}),
        tuple(taken("recent", are(is_text, RECENT_MOST), [])),
    )


def _is_size(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= 100_000
