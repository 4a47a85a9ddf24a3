"""Where the history is."""

import sys

import pytest

from engine.history.place import VARIABLE, history_folder


def test_that_the_environment_may_name_another_folder(monkeypatch, tmp_path):
    monkeypatch.setenv(VARIABLE, str(tmp_path))
    assert history_folder() == str(tmp_path)


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the variable means nothing")
def test_that_it_is_where_the_system_keeps_a_persons_data(monkeypatch, tmp_path):
    monkeypatch.delenv(VARIABLE)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert history_folder() == str(tmp_path / "parallelogram" / "runs")
