import os
from concurrent.futures import ThreadPoolExecutor

from engine.inside import appended


def test_that_what_several_write_comes_to_the_end_as_a_whole(tmp_path):
    path = str(tmp_path / "notes")

    def write(who):
        for number in range(100):
            descriptor = appended.opened(path)
            try:
                os.write(descriptor, f"{who} {number}\n".encode())
            finally:
                os.close(descriptor)

    with ThreadPoolExecutor(4) as threads:
        list(threads.map(write, "abcd"))
    with open(path, "rb") as file:
        lines = file.read().decode().split("\n")
    assert sorted(lines) == sorted(["", *(f"{who} {number}" for who in "abcd" for number in range(100))])


def test_that_its_name_may_change_while_it_is_open(tmp_path):
    descriptor = appended.opened(str(tmp_path / "not yet"))
    try:
        os.write(descriptor, b"one ")
        os.rename(tmp_path / "not yet", tmp_path / "now")
        os.write(descriptor, b"two")
    finally:
        os.close(descriptor)
    assert (tmp_path / "now").read_bytes() == b"one two"
