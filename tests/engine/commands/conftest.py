"""The command line called as a function; main.py itself is called in tests/e2e."""

import os
import pty
import re
import threading
from dataclasses import dataclass

import pytest

from engine.commands import main


@dataclass
class Said:
    status: int
    out: str
    err: str


@pytest.fixture
def say(capsys):
    def call(*arguments):
        capsys.readouterr()
        try:
            status = main([str(argument) for argument in arguments])
        except SystemExit as exit_:
            status = exit_.code
        streams = capsys.readouterr()
        return Said(status, streams.out, streams.err)

    return call


@pytest.fixture
def terminal(monkeypatch):
    """What a call prints on a terminal so many columns wide, without its colours."""

    def call(columns, what):
        monkeypatch.setenv("COLUMNS", str(columns))
        reading, writing = pty.openpty()
        pieces = []

        def read():
            try:
                while piece := os.read(reading, 65_536):
                    pieces.append(piece)
            except OSError:  # the other end is closed
                pass

        reader = threading.Thread(target=read)
        reader.start()
        with open(writing, "w", encoding="utf-8") as stream, monkeypatch.context() as patched:
            patched.setattr("sys.stdout", stream)
            what()
        reader.join()
        os.close(reading)
        return re.sub(r"\x1b\[[0-9;]*m", "", b"".join(pieces).decode()).replace("\r\n", "\n")

    return call
