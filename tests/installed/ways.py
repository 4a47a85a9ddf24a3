"""The ways that people install by. Each takes the checkout, the folder of the tools and the sandbox."""

import os
import sys
from pathlib import Path

from tests.commands import done
from tests.frozen.checks import Application

_INSTALL_MOST_S = 900.0
_EVERYWHERE = {"names", "modules", "window", "functions_of_ones_own"}


class Installed(Application):
    """One installation, in an environment of its own.

    Attributes:
        name: how it was installed.
        python: the environment's interpreter.
        command: what starts the program.
        checks: the names of those that it has to pass.
    """

    def __init__(self, name, environment, program, sandbox, checks, command=None):
        super().__init__(environment, sandbox)
        self.name = name
        self.python = Path(environment) / "bin" / "python"
        self.window = self.terminal = Path(program)
        self.command = command or [program]
        self.checks = checks

    def remove(self):
        """Take it away, as people do; what ``pip`` has installed, a check has taken away already."""


def _install(*command, environment=None):
    return done(*command, environment=environment, most_s=_INSTALL_MOST_S)


def pip(root, _tools, sandbox):
    """``pip install .`` in a fresh venv: the wheel is built apart from it (PEP 517)."""
    environment = Path(sandbox.temporary) / "pip"
    _install(sys.executable, "-m", "venv", environment)
    _install(environment / "bin" / "python", "-m", "pip", "install", "--quiet", root)
    checks = _EVERYWHERE | {"names_of_neighbours", "selftest", "as_module", "watched_within", "lost_library", "removed"}
    return Installed("pip install .", environment, environment / "bin" / "parallelogram", sandbox, checks)


def pipx(root, tools, sandbox):
    """``pipx install .``: a venv of its own, and a link to the command."""
    home = Path(sandbox.temporary) / "pipx"
    folders = {"PIPX_HOME": "home", "PIPX_BIN_DIR": "bin", "PIPX_MAN_DIR": "man"}
    environment = {variable: str(home / folder) for variable, folder in folders.items()}
    environment["PIPX_DEFAULT_PYTHON"] = sys.executable
    _install(tools / "pipx", "install", "--quiet", root, environment=environment)
    found = Installed(
        "pipx install .",
        home / "home" / "venvs" / "parallelogram",
        home / "bin" / "parallelogram",
        sandbox,
        _EVERYWHERE,
    )
    assert (home / "man" / "man1" / "parallelogram.1").exists(), "the page for man is not there"
    return found


def uv_tool(root, tools, sandbox):
    """``uv tool install .``: an environment whose files are links into uv's cache."""
    home = Path(sandbox.temporary) / "uv"
    environment = {"UV_TOOL_DIR": str(home / "tools"), "UV_TOOL_BIN_DIR": str(home / "bin")}
    _uv(tools, "tool", "install", "--quiet", root, environment=environment)
    return Installed(
        "uv tool install .", home / "tools" / "parallelogram", home / "bin" / "parallelogram", sandbox, _EVERYWHERE
    )


def uvx(root, tools, sandbox):
    """``uvx --from . parallelogram``: nothing stays installed but in uv's cache."""
    command = [tools / "uvx", "--quiet", "--python", _base(), "--from", root, "parallelogram"]
    _uv(tools, *command[1:], "--version", program="uvx")
    return Installed("uvx --from . parallelogram", root, command[0], sandbox, {"names", "run"}, command)


def _uv(tools, *arguments, environment=None, program="uv"):
    environment = {"UV_PYTHON": _base(), "UV_PYTHON_DOWNLOADS": "never", **(environment or {})}
    return _install(tools / program, *arguments, environment=environment)


def _base():
    """The Python that this one's environment was made of."""
    return os.path.realpath(sys.executable)


WAYS = (pip, pipx, uv_tool, uvx)
