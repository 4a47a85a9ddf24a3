"""What the system refuses is told with what to do about it; what is none of that is a fault of the program's own."""

import errno
import os

import pytest

from engine.inside.phrases import refusal
from engine.problems.exports import NotExported
from engine.problems.history import NotLimited
from engine.problems.refused import refused
from engine.problems.settings import SettingsNotSaved
from engine.problems.starting import NoFolder, NoStart


def error_of(number, *path):
    return OSError(number, os.strerror(number), *path)


@pytest.mark.parametrize(
    ("number", "remedy"),
    [
        (errno.ENOSPC, "make room on that disk, or write to another one"),
        (errno.EDQUOT, "make room on that disk, or write to another one"),
        (errno.EFBIG, "raise the limit of a file's size (ulimit -f)"),
        (errno.EACCES, "see that you may write there"),
        (errno.EROFS, "see that you may write there"),
        (errno.EMFILE, "raise the limit of open files (ulimit -n), or take fewer workers"),
        (errno.ENFILE, "end other programs, which have all the files open that the system allows"),
        (errno.ENOMEM, "end other programs, or take fewer workers"),
        (errno.EAGAIN, "raise the limit of processes (ulimit -u), or take fewer workers"),
        (errno.EIO, "write to another place"),
    ],
    ids=errno.errorcode.get,
)
def test_that_it_is_told_with_what_to_do(number, remedy):
    assert refused(error_of(number)).told() == f"The system refused to go on ({os.strerror(number)}); {remedy}"


def test_that_the_file_is_told_where_it_is_known():
    told = refused(error_of(errno.EACCES, "/root/x")).told()
    assert told.startswith("The system refused to go on (Permission denied: /root/x); ")


def test_that_python_itself_may_tell_it_otherwise():
    assert refused(MemoryError()).number == errno.ENOMEM
    threads = refused(RuntimeError("can't start new thread"))
    assert threads.told().startswith("The system refused to go on (can't start new thread); raise the limit of proc")


@pytest.mark.parametrize(
    "error", [error_of(errno.EINVAL), BrokenPipeError(errno.EPIPE, "x"), RuntimeError("x"), KeyError()]
)
def test_that_what_nobody_can_do_anything_about_is_none_of_it(error):
    assert refused(error) is None


@pytest.mark.parametrize(
    ("problem", "by_itself", "denied"),
    [
        (lambda why: NotExported(path="x", **why), "choose another place", "choose another place"),
        (
            lambda why: NotLimited(**why),
            "make room and try again",
            "see that you may write in the folder of the history",
        ),
        (lambda why: SettingsNotSaved(path="x", **why), "make room there", "see that you may write there"),
        (lambda why: NoFolder(**why), "make room or set TMPDIR", "set TMPDIR to a folder where you may write"),
        (lambda why: NoStart(**why), "choose another Python", "choose another Python"),
    ],
    ids=["exported", "limited", "settings", "folder", "start"],
)
def test_that_what_it_was_for_says_what_to_do_unless_a_limit_is_reached(problem, by_itself, denied):
    def end_of(number):
        return problem(refusal(error_of(number))).told().rpartition("; ")[2]

    assert end_of(errno.ENOSPC) == by_itself
    assert end_of(errno.EACCES) == denied
    assert end_of(errno.EMFILE) == "raise the limit of open files (ulimit -n), or take fewer workers"
