"""A file that is allocated, mapped piece by piece, and only grows."""

import mmap
import os
import stat
import sys

import pytest

from engine.inside.records.growing_file import GrowingFile


def test_that_the_name_is_there_only_once_it_is_published(tmp_path):
    path = tmp_path / "file"
    file = GrowingFile(str(path))
    file.grow()
    assert not path.exists()
    file.publish()
    assert [entry.name for entry in tmp_path.iterdir()] == ["file"]


@pytest.mark.parametrize("fallocate", [True, False])
def test_that_pieces_lie_end_to_end_are_zero_and_grow_up_to_a_mebibyte(fallocate, tmp_path, monkeypatch):
    if not fallocate:  # as on macOS and on Windows
        monkeypatch.delattr("os.posix_fallocate", raising=False)
    file = GrowingFile(str(tmp_path / "file"))
    file.publish()
    end, lengths = 0, []
    for _ in range(7):
        piece, offset = file.grow()
        assert offset == end
        assert piece[:] == bytes(len(piece))
        piece[0], piece[-1] = 1, 2
        lengths.append(len(piece))
        end += len(piece)
    assert lengths == sorted(lengths)
    assert lengths[0] < lengths[-1] == lengths[-2] == 1 << 20
    data = (tmp_path / "file").read_bytes()
    assert len(data) == end
    assert (data.count(1), data.count(2)) == (7, 7)


@pytest.mark.parametrize("wanted_bytes", [1, 4096, 4097, 5_000_000])
def test_that_a_piece_is_as_long_as_is_asked_for(wanted_bytes, tmp_path):
    piece, _ = GrowingFile(str(tmp_path / "file")).grow(wanted_bytes)
    assert wanted_bytes <= len(piece) < 4 * max(wanted_bytes, mmap.ALLOCATIONGRANULARITY)


@pytest.mark.skipif(os.name != "posix", reason="files have no owner's bits")
def test_that_nobody_else_may_read_it(tmp_path):
    GrowingFile(str(tmp_path / "file")).publish()
    assert stat.S_IMODE((tmp_path / "file").stat().st_mode) == 0o600


LIES_IN_WAIT = [lambda path: open(path, "w").close(), lambda path: os.symlink("elsewhere", path)]


@pytest.mark.parametrize("make", LIES_IN_WAIT if os.name == "posix" else LIES_IN_WAIT[:1])
def test_that_a_file_or_link_that_lies_in_wait_is_not_written_to(make, tmp_path):
    make(tmp_path / ("file.new" if os.name == "posix" else "file"))
    with pytest.raises(FileExistsError):
        GrowingFile(str(tmp_path / "file"))
    assert not (tmp_path / "elsewhere").exists()


def test_that_no_descriptor_is_kept_and_what_is_mapped_stays_good(tmp_path):
    before = len(os.listdir("/proc/self/fd"))
    file = GrowingFile(str(tmp_path / "file"))
    assert len(os.listdir("/proc/self/fd")) == before
    piece, _ = file.grow()
    if sys.version_info >= (3, 13):  # before, a mapping has one of its own
        assert len(os.listdir("/proc/self/fd")) == before
    file.publish()
    del file
    piece[0] = 9
    assert (tmp_path / "file").read_bytes()[0] == 9
    piece.close()
    assert len(os.listdir("/proc/self/fd")) == before


def test_that_a_discarded_file_is_gone(tmp_path):
    file = GrowingFile(str(tmp_path / "file"))
    file.grow()
    file.discard()
    file.discard()
    assert list(tmp_path.iterdir()) == []
