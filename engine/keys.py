"""What a person presses to interrupt what runs in a terminal."""

import signal

INTERRUPTS = tuple(getattr(signal, name) for name in ("SIGINT", "SIGBREAK") if hasattr(signal, name))
"""The signals of Ctrl-C, and of Ctrl-Break, which Windows has as well: it ends programs that Ctrl-C does not reach."""
