"""What has to have room has it at twice the scale as well: one process, in which the tests of that run once more."""

import pathlib

from tests.gui import twice

HERE = pathlib.Path(__file__).parent
FILES = ("test_scenes.py", "test_room.py", "test_width.py")


@twice.LONG
def test_that_all_has_room_and_the_window_is_as_large_as_it_is_asked_to_be():
    twice.run(*(HERE / name for name in FILES))
