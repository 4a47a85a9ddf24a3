"""A display of its own for each process of a test session, so that no window takes another one's focus."""

import os
import shutil
import subprocess

_SCREEN = "1600x1000x24"
_VARIABLES = ("DISPLAY", "WAYLAND_DISPLAY")


class Displays:
    """Virtual displays, ended by ``close``; started and ended by the process that leads the session."""

    def __init__(self):
        self._servers = []

    def another(self):
        """The name of a new display; None where the session has no display, or Xvfb is not installed."""
        if not any(os.environ.get(name) for name in _VARIABLES) or shutil.which("Xvfb") is None:
            return None
        server = subprocess.Popen(
            ["Xvfb", "-displayfd", "1", "-nolisten", "tcp", "-screen", "0", _SCREEN],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        self._servers.append(server)
        return f":{number}" if (number := server.stdout.readline().strip()) else None

    def close(self):
        for server in self._servers:
            server.terminate()
            server.wait()
            server.stdout.close()


def use(display):
    """Show this process's windows on ``display``; None: on none (Qt's offscreen platform)."""
    for name in _VARIABLES:
        os.environ.pop(name, None)
    if display is not None:
        os.environ["DISPLAY"] = display
