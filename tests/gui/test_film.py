"""The film of a widget: a GIF of the frames that there were, of the README's width, that begins anew."""

import time

import pytest
from PIL import Image
from PySide6.QtWidgets import QLabel

from tests.e2e import film
from tests.e2e.film import WIDTH, Film


@pytest.fixture
def filmed(qapp, qtbot):
    """A film of a label that has said three things."""
    label = QLabel("one")
    qtbot.addWidget(label)
    label.resize(300, 200)
    label.show()
    made = Film(label)
    for text in ("two", "three"):
        before = time.perf_counter()
        qtbot.waitUntil(lambda: made.last_s > before)  # noqa: B023
        label.setText(text)
    before = time.perf_counter()
    qtbot.waitUntil(lambda: made.last_s > before)
    return made


def test_that_it_has_what_was_seen_and_holds_the_last_frame(filmed, tmp_path):
    filmed.write(tmp_path / "film.gif", hold_s=2)
    with Image.open(tmp_path / "film.gif") as picture:
        assert picture.n_frames == 3
        assert picture.size == (WIDTH, WIDTH * 200 // 300)
        assert picture.info["loop"] == 0
        picture.seek(2)
        assert picture.info["duration"] >= 2000


def test_that_a_file_that_would_be_too_large_is_refused(filmed, tmp_path, monkeypatch):
    monkeypatch.setattr(film, "BYTES_MOST", 10)
    with pytest.raises(ValueError, match="may have 10"):
        filmed.write(tmp_path / "film.gif", hold_s=2)
