"""Whatever the window shows, in every language: no text is cut, and all is reached by Tab and has a name."""

import pytest

from tests.gui import twice
from tests.gui.clipped import check_room
from tests.gui.reached import chain, interactive, name, takes_tab, told
from tests.gui.scenes import SCENES, settle


@pytest.mark.parametrize("scene", SCENES, ids=lambda scene: scene.__name__)
def test_that_all_has_room_and_a_name_and_is_reached(spoken, scene, choose, finish, qtbot, tmp_path, subtests):
    scene(spoken, choose, finish, qtbot, tmp_path)
    settle(spoken, qtbot)

    with subtests.test("no text is cut"):
        check_room(spoken, qtbot)

    if twice.IS_TWICE:
        return  # the rest has nothing to do with any scale

    with subtests.test("whatever can be worked has a name for screen readers"):
        found = interactive(spoken)
        assert len(found) > 15
        assert [told(widget) for widget in found if not name(widget).strip("⋯?…✕↑↓ ")] == []

    with subtests.test("Tab reaches whatever can be worked"):
        reached = chain(spoken, qtbot)
        assert len(reached) == len(set(reached))
        wanted = [widget for widget in interactive(spoken) if widget.isEnabled() and takes_tab(widget)]
        assert {told(widget) for widget in wanted} <= {told(widget) for widget in reached}
