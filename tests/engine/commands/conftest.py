"""The command line called as a function; main.py itself is called in tests/e2e."""

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
