"""Run files that are none: whatever the bytes, one plain sentence, in a second, in little memory, and no crash."""

import contextlib
import json
import os
import pathlib
import random
import resource
import struct
import time
import zipfile
import zlib

import numpy as np
import pytest

from engine.formats.container import HEAD_MOST_BYTES, MAGIC, READABLE_FROM, VERSION, RunFileError, write
from engine.formats.run_file import glance, open_run, save, saved
from tests.engine.formats.forging import ERROR, MEMORY_MOST_BYTES, OPTIONAL, forge, judged, little_memory, taken_apart
from tests.engine.formats.mutants import mutant
from tests.engine.formats.test_kept import FILES
from tests.engine.supervise.driving import driver

MUTANTS = 1_000  # tests/soak has twenty times as many


@pytest.fixture(scope="module")
def small(tmp_path_factory):
    """The file of a small real run with results, an error, and a lost task."""
    folder = tmp_path_factory.mktemp("small")
    (folder / "own.py").write_text(
        "import os, signal\n"
        "def work(item):\n"
        "    print(item)\n"
        "    if item == 3: os.kill(os.getpid(), signal.SIGKILL)\n"
        "    return {0: 7, 1: 'text'}[item]\n"
    )
    with driver() as drive:
        drive.start(strategy="process", function=f"{folder}/own.py:work", items="[0, 1, 2, 3]")
        drive.to_the_end()
        path = str(folder / "small.pgram")
        save(saved(drive.run, drive.supervisor.reader), path)
    return path


def code_of(path):
    with little_memory(), contextlib.suppress(RunFileError):
        open_run(str(path))
    found = judged(path)
    return found and found.code


def bytes_of(head, parts=(), head_bytes=None):
    """A run file of these bytes, with a right checksum of its versions and its head."""
    text = head if isinstance(head, bytes) else json.dumps({"head": head, "parts": list(parts)}).encode()
    length = len(text) if head_bytes is None else head_bytes
    versions = struct.pack("<II", VERSION, READABLE_FROM)
    return MAGIC + versions + struct.pack("<II", length, zlib.crc32(text, zlib.crc32(versions))) + text


def test_that_the_small_file_itself_opens(small):
    assert judged(small) is None


@pytest.fixture(params=["small", *FILES], ids=lambda path: pathlib.Path(path).stem)
def real(request, small):
    """The small file, and one of each version there was."""
    return small if request.param == "small" else request.param


def places(real, whole):
    """Every place in the small file; of the others, which are read by the same code, every fourth."""
    return range(0, len(whole), 1 if str(real).endswith("small.pgram") else 4)


def test_that_a_file_cut_at_any_length_is_said_to_be_damaged(real, tmp_path):
    whole = pathlib.Path(real).read_bytes()
    path = tmp_path / "cut.pgram"
    codes = set()
    path.write_bytes(whole)
    for length in reversed(places(real, whole)):
        os.truncate(path, length)
        with pytest.raises(RunFileError) as caught:
            open_run(str(path))
        codes.add(caught.value.problem.code)
    assert codes == {"not-a-run-file", "damaged-run-file"}
    path.write_bytes(whole + b"\0")
    assert code_of(path) == "damaged-run-file"


def test_that_no_flipped_bit_goes_unseen(real, tmp_path):
    whole = pathlib.Path(real).read_bytes()
    path = tmp_path / "flipped.pgram"
    path.write_bytes(whole)
    # In its place: some file systems have a file that is written anew on the disk before it is closed.
    with open(path, "r+b", buffering=0) as file:
        for turn, position in enumerate(places(real, whole)):
            os.pwrite(file.fileno(), bytes([whole[position] ^ 1 << turn % 8]), position)
            with pytest.raises(RunFileError) as caught:
                open_run(str(path))
            assert caught.value.problem.code in ("not-a-run-file", "newer-run-file", "damaged-run-file")
            os.pwrite(file.fileno(), whole[position : position + 1], position)


def test_that_no_change_with_right_checksums_brings_it_down(small, tmp_path):
    head, parts = taken_apart(small)
    path = tmp_path / "mutant.pgram"
    draw = random.Random(11)
    opened = 0
    before_kb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    for number in range(MUTANTS):
        forge(path, *mutant(draw, head, parts))
        try:
            opened += judged(path) is None
        except Exception as error:
            raise AssertionError(f"mutant {number}") from error
    assert 0 < opened < MUTANTS // 2
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before_kb < MEMORY_MOST_BYTES / 1024


def test_that_what_a_changed_file_shows_can_be_saved_and_opened_again(small, tmp_path):
    head, parts = taken_apart(small)
    path, again = tmp_path / "mutant.pgram", tmp_path / "again.pgram"
    draw = random.Random(12)
    for _ in range(100):
        forge(path, *mutant(draw, head, parts))
        if judged(path) is None:
            save(open_run(str(path)), str(again))
            assert judged(again) is None


@pytest.mark.parametrize(
    "head",
    [
        b"", b"null", b"[]", b"{}", b'{"head":{},"parts":{}}', b'{"head":[],"parts":[]}', b"\xff\xfe", b"NaN",
        b"[" * 1_000_000, b'{"a":' * 300_000, b'{"head":{"a":' + b"9" * 5_000 + b'},"parts":[]}',
        b"[" + b"[]," * 600_000 + b"[]]", b"[" + b"{}," * 600_000 + b"{}]", b'["' + b"\\u0000" * 300_000 + b'"]',
    ],
)  # fmt: skip
def test_that_any_head_is_read_within_bounds(head, tmp_path):
    path = tmp_path / "head.pgram"
    path.write_bytes(bytes_of(head))
    assert code_of(path) == "damaged-run-file"


@pytest.mark.parametrize("count", [10**6, 2**31, 2**40, 2**63, 2**64, 10**30, -1, 0.5, True, "9", None])
def test_that_a_huge_count_is_held_against_the_files_length(small, tmp_path, count):
    head, parts = taken_apart(small)
    path = tmp_path / "count.pgram"
    for listed in ([["task.state", "f8", count, 0, True]], [[name, "u1", count, 0, True] for name in parts]):
        path.write_bytes(bytes_of(head, listed))
        assert code_of(path) == "damaged-run-file"


@pytest.mark.parametrize(("at_s", "is_date"), [(31_999_999_999.0, True), (32_000_000_001.0, False), (1e18, False)])
def test_that_a_time_that_no_date_can_be_told_of_is_said_to_be_wrong(small, tmp_path, at_s, is_date):
    head, parts = taken_apart(small)
    forge(tmp_path / "late.pgram", {**head, "at_s": at_s}, parts)
    problem = judged(tmp_path / "late.pgram")
    assert (problem is None) == is_date
    if is_date:
        assert time.localtime(glance(str(tmp_path / "late.pgram")).at_s).tm_year < 3_000


def test_that_a_huge_head_is_not_read(tmp_path):
    path = tmp_path / "head.pgram"
    with open(path, "wb") as file:
        file.write(bytes_of(b"", head_bytes=HEAD_MOST_BYTES + 1))
        file.truncate(1 << 40)  # a hole, which takes no room
    assert code_of(path) == "damaged-run-file"


def test_that_many_jobs_that_are_not_there_take_no_memory(small, tmp_path):
    head, parts = taken_apart(small)
    head["plan"]["jobs"] = 10_000_000
    path = tmp_path / "jobs.pgram"
    forge(path, head, parts)
    assert code_of(path) == "damaged-run-file"


def test_that_a_zip_bomb_a_pickle_and_a_picture_are_no_runs(tmp_path):
    path = tmp_path / "other.pgram"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as bomb:
        bomb.writestr("../../escape", bytes(50_000_000))
    assert code_of(path) == "not-a-run-file"
    for data in (b"\x80\x04cos\nsystem\n(S'true'\ntR.", b"\x89PNG\r\n\x1a\n" + bytes(100), b"\x93NUMPY\x01\x00"):
        path.write_bytes(data)
        assert code_of(path) == "not-a-run-file"


def test_that_a_file_that_only_a_newer_version_can_read_is_said_to_need_a_newer_program(small, tmp_path):
    data = bytearray(pathlib.Path(small).read_bytes())
    data[len(MAGIC) : len(MAGIC) + 8] = struct.pack("<II", VERSION + 2, VERSION + 1)
    path = tmp_path / "newer.pgram"
    path.write_bytes(data + b"whatever comes then")
    found = judged(path)
    assert (found.code, found.values["version"], found.values["known"]) == ("newer-run-file", VERSION + 1, VERSION)
    assert "newer" in found.told()


@pytest.mark.parametrize("versions", [(0, 0), (0, 9), (2, 0), (2, 1), (2, 3), (9, 10), (2**32 - 1, 0)])
def test_that_a_file_whose_versions_cannot_be_so_is_damaged(small, tmp_path, versions):
    data = bytearray(pathlib.Path(small).read_bytes())
    data[len(MAGIC) : len(MAGIC) + 8] = struct.pack("<II", *versions)
    path = tmp_path / "versions.pgram"
    path.write_bytes(data)
    assert judged(path).code == "damaged-run-file"


def test_that_an_error_that_is_deeply_nested_is_a_text(small, tmp_path):
    head, parts = taken_apart(small)
    text = b"[" * 60_000
    lengths = parts["text.length"].astype(np.uint32)
    at = list(lengths).index(next(each for each in lengths if each > len(ERROR)))
    start = int((lengths[:at] - 1).sum())
    parts["texts"] = np.concatenate([
        parts["texts"][:start], np.frombuffer(text, np.uint8), parts["texts"][start + int(lengths[at]) - 1 :]
    ])  # fmt: skip
    lengths[at] = len(text) + 1
    parts["text.length"] = lengths
    path = tmp_path / "deep.pgram"
    forge(path, head, parts)
    assert judged(path) is None


def test_that_very_much_that_is_not_known_is_skipped_and_told_in_one_sentence(small, tmp_path):
    head, parts = taken_apart(small)
    more = {f"{number}\n" + "x" * 1_000: np.zeros(number, np.float64) for number in range(900)}
    head |= {f"\x00{number}": [[]] for number in range(50_000)}
    path = tmp_path / "more.pgram"
    forge(path, head, {**parts, **more}, OPTIONAL | set(more))
    assert code_of(path) is None
    found = open_run(str(path))
    assert len(found.unknown) == 50_900
    told = found.not_shown(str(path)).told()
    assert told.isprintable()
    assert len(told) < 400
    forge(path, head, {**parts, **more, **{f"{number}": np.zeros(0, np.uint8) for number in range(100)}}, set(more))
    assert code_of(path) == "damaged-run-file"


def test_that_many_workers_without_a_task_are_read_in_time(small, tmp_path):
    head, parts = taken_apart(small)
    many = 10_000
    for name in list(parts):
        if name.startswith("lane.") and name != "lane.first_ns":
            parts[name] = np.append(parts[name], np.zeros(many, parts[name].dtype))
    path = tmp_path / "lanes.pgram"
    forge(path, head, parts)
    assert code_of(path) is None


def test_that_a_head_that_could_not_be_read_again_is_not_written(tmp_path):
    with pytest.raises(ValueError, match="too long"), open(tmp_path / "long.pgram", "wb") as file:
        write(file, {"text": "x" * HEAD_MOST_BYTES}, {})
