"""What is known of Qt's platforms before there is an application."""

import sys

import pytest

from gui.start import qt_platforms
from gui.start.display import Display, NoWindowError
from gui.start.qt_platforms import arguments

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is one platform, which always starts")


def test_that_qt_is_told_nothing_where_it_chooses_right_by_itself():
    assert arguments(Display(("offscreen", "xcb"), is_all=True)) == []
    assert arguments(Display((), is_all=True)) == []


def test_that_qt_is_told_what_it_would_not_come_to():
    assert arguments(Display(("offscreen:a=b", "xcb"), is_all=False)) == ["-platform", "offscreen:a=b;xcb"]


def test_that_a_platform_that_cannot_be_loaded_is_passed_over_or_told(tmp_path, monkeypatch):
    (tmp_path / "platforms").mkdir()
    (tmp_path / "platforms" / "libqxcb.so").write_text("no library")
    own = qt_platforms.QLibraryInfo.path

    class Elsewhere:
        LibraryPath = qt_platforms.QLibraryInfo.LibraryPath
        path = staticmethod(lambda _kind: str(tmp_path))

    monkeypatch.setattr(qt_platforms, "QLibraryInfo", Elsewhere)
    with pytest.raises(NoWindowError, match=r"^Qt cannot be loaded here \(.*libqxcb.*\), so no window can be opened.$"):
        arguments(Display(("xcb",), is_all=True))
    plugins = own(Elsewhere.LibraryPath.PluginsPath)
    (tmp_path / "platforms" / "libqoffscreen.so").symlink_to(f"{plugins}/platforms/libqoffscreen.so")
    assert arguments(Display(("xcb", "offscreen"), is_all=True)) == ["-platform", "offscreen"]
