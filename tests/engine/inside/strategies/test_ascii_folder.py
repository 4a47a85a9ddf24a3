"""Where joblib may keep what its workers share: what of it there is on every system; tests/wine has a whole run."""

import os
import tempfile

from engine.inside.strategies.ascii_folder import VARIABLE, AsciiFolder, common_folders, made_in


def test_that_a_folder_that_cannot_be_made_in_the_first_is_made_in_the_next(tmp_path):
    made = made_in(iter([str(tmp_path / "absent"), str(tmp_path)]))
    assert os.path.dirname(made) == str(tmp_path)
    assert os.path.isdir(made)
    assert made_in(iter([str(tmp_path / "absent")])) == ""


def test_that_the_folders_of_all_persons_have_no_letters_beyond_ascii(monkeypatch):
    monkeypatch.setenv("PUBLIC", "C:\\사용자")
    monkeypatch.setenv("ProgramData", "C:\\ProgramData")
    assert list(common_folders()) == ["C:\\ProgramData"]


def test_that_joblib_is_told_of_no_folder_where_its_own_does(monkeypatch):
    monkeypatch.setattr(tempfile, "tempdir", os.path.join(os.sep, "tmp"))
    monkeypatch.delenv(VARIABLE, raising=False)
    folder = AsciiFolder()
    folder.take()
    assert VARIABLE not in os.environ
    folder.give_back()


def test_that_a_folder_that_somebody_has_chosen_stays(monkeypatch):
    monkeypatch.setenv(VARIABLE, "theirs")
    folder = AsciiFolder()
    folder.take()
    folder.give_back()
    assert os.environ[VARIABLE] == "theirs"
