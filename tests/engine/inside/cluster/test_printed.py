"""What a task prints on somebody else's worker goes where it went, and into the folder of the run."""

import contextlib
import io
import os
import sys
import threading

from engine.inside.cluster import printed
from engine.inside.records.output import ERRORS_BEGIN, ERRORS_END
from engine.inside.records.reader import FolderReader


@contextlib.contextmanager
def worker():
    """A worker's own streams, of which what tasks print is taken."""
    own = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(own[0]), contextlib.redirect_stderr(own[1]):
        printed.begin()
        try:
            yield own
        finally:
            printed.end()
            assert (sys.stdout, sys.stderr) == own


def found(folder):
    return FolderReader(str(folder)).output()


def test_that_it_is_in_both_places_and_errors_are_marked(tmp_path):
    with worker() as streams:
        with printed.taken(str(tmp_path)):
            print("one", 1)
            print("oh", file=sys.stderr)
            sys.stdout.writelines(["two\n", "begun"])
        assert [each.getvalue() for each in streams] == ["one 1\ntwo\nbegun", "oh\n"]
        told = b"one 1\n" + ERRORS_BEGIN + b"oh\n" + ERRORS_END + b"two\nbegun\n"
        assert found(tmp_path) == [(os.getpid(), told)]


def test_that_what_other_threads_print_and_what_is_printed_between_tasks_is_the_workers_alone(tmp_path):
    with worker() as streams:
        print("before")
        with printed.taken(str(tmp_path)):
            other = threading.Thread(target=print, args=("beside",))
            other.start()
            other.join()
        print("after")
        assert found(tmp_path) == []
        assert streams[0].getvalue() == "before\nbeside\nafter\n"


def test_that_lines_of_two_threads_stay_whole(tmp_path):
    with worker():
        turns = threading.Barrier(2)

        def work(name):
            with printed.taken(str(tmp_path)):
                for _ in range(3):
                    turns.wait()
                    print(name, end="")
                    turns.wait()
                    print(name)

        threads = [threading.Thread(target=work, args=(name,)) for name in "ab"]
        for each in threads:
            each.start()
        for each in threads:
            each.join()
        ((_, told),) = found(tmp_path)
        assert sorted(told.split()) == [b"aa"] * 3 + [b"bb"] * 3


def test_that_a_line_without_end_is_written_all_the_same(tmp_path):
    with worker():
        with printed.taken(str(tmp_path)):
            for _ in range(30):
                print("x" * 1_000, end="")
            assert sum(len(data) for _, data in found(tmp_path)) > 20_000
        ((_, told),) = found(tmp_path)
        assert told == b"x" * 30_000 + b"\n"


def test_that_another_versions_stays_in_place_that_came_later(tmp_path):
    with worker() as streams:
        other = type("Tee", (), {"__init__": lambda self, own: setattr(self, "own", own)})(sys.stdout)
        with contextlib.redirect_stdout(other):
            printed.end()
            assert sys.stdout is other
            assert other.own is streams[0]


def test_that_what_finds_no_room_is_counted(tmp_path):
    with worker():
        (tmp_path / f"{os.getpid()}.output").mkdir()  # where nothing can be written
        with printed.taken(str(tmp_path)):
            print("lost")
        assert FolderReader(str(tmp_path)).missing().printed_bytes == 5
