import os

import pytest

from engine.inside.real_path import real_path


@pytest.mark.skipif(os.name != "posix", reason="Windows lets few people make links")
def test_that_links_are_followed(tmp_path):
    (tmp_path / "there").mkdir()
    (tmp_path / "here").symlink_to("there")
    assert real_path(str(tmp_path / "here" / "a")) == os.path.realpath(tmp_path / "there" / "a")


def test_that_a_path_of_which_the_system_tells_nothing_is_taken_as_it_is(tmp_path, monkeypatch):
    def untold(_path):
        raise OSError

    monkeypatch.setattr(os.path, "realpath", untold)
    monkeypatch.chdir(tmp_path)
    assert real_path("a") == os.path.join(os.getcwd(), "a")
