"""Pictures from arrays: what is there is painted so high as it is, and of what is new only that is made."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gui.timeline.paint.pictures import Picture, draw_line, filled, stacked, word

BANDS = st.integers(1, 5).flatmap(
    lambda bands: st.lists(st.lists(st.floats(0, 3), min_size=bands, max_size=bands), min_size=1, max_size=6)
)


@given(values=BANDS, widths=st.lists(st.integers(1, 4), min_size=6, max_size=6), left=st.integers(0, 9))
def test_that_bands_stand_upon_each_other_as_high_as_they_are(values, widths, left):
    edges = left + np.concatenate([[0], np.cumsum(widths[: len(values)])])
    array = np.array(values)
    colours = np.arange(1, array.shape[1] + 1, dtype=np.uint32)
    height, full = 20, 4.0
    made = stacked(edges, array, colours, height, full)
    assert made.shape == (height, edges[-1] - edges[0])
    for step in range(len(values)):
        for column in range(edges[step] - left, edges[step + 1] - left):
            bottom_up = made[::-1, column]
            painted = bottom_up[bottom_up > 0]
            assert len(painted) == pytest.approx(min(array[step].sum() * height / full, height), abs=0.51)
            assert (np.diff(painted.astype(int)) >= 0).all()
            assert (bottom_up[len(painted) :] == 0).all()


def test_that_one_of_many_is_still_to_be_seen():
    made = filled(np.array([0, 1, 64, 99]), 7, 9, 10, 64)
    assert (made[:, 0] == 9).sum() == 0
    assert made[-1, 1] == 9
    assert made[0, 2] == 9
    assert (made[:, 3] > 0).all()


def test_that_a_line_is_upright_where_it_changes():
    made = np.zeros((5, 3), np.uint32)
    draw_line(made, np.array([1, 4, 2]), 8)
    assert made[::-1, 0].tolist() == [8, 0, 0, 0, 0]
    assert made[::-1, 1].tolist() == [0, 8, 8, 8, 0]
    assert made[::-1, 2].tolist() == [0, 8, 8, 8, 0]


def test_that_only_what_may_have_changed_is_made_anew():
    picture = Picture()
    asked = []

    def make(first):
        asked.append(first)
        return np.full((2, 5 - first), len(asked), np.uint32)

    picture.show("a", 6, 2, make, settled=3, news=1)
    picture.show("a", 6, 2, make, settled=3, news=1)
    assert asked == [0]
    picture.show("a", 6, 2, make, settled=4, news=2)
    assert asked == [0, 3]
    assert picture._pixels[0].tolist() == [1, 1, 1, 2, 2, 0]
    picture.show("b", 6, 2, make, settled=4, news=2)
    picture.show("b", 7, 2, make, settled=4, news=2)
    assert asked == [0, 3, 0, 0]
    image = picture.image()
    assert (image.width(), image.height(), image.pixelColor(0, 0).blue()) == (7, 2, 4)


def test_that_a_colour_is_qts_word_for_it():
    assert word("#010203") == 0xFF010203
