"""The program's own faults: what it does with an error that nobody has thought of.

It is told in one plain sentence, once a kind, and written down in a report that has nothing of the person's in it.

- ``faults``: notes a fault, counts it, and tells whoever listens, else the terminal
- ``hooks``: has Python itself bring whatever nobody catches
- ``report``: what is written down, and where
- ``last_lines``: the program's log, of which the last lines go into a report

Loggers are called ``parallelogram.`` and the module's name, as in ``parallelogram.engine.commands.execute``. A line
tells what the program does, and nothing of what is run: no path, no item, no result.
"""

from .faults import SOFTWARE, Fault, give_up, listen, note, unlisten
from .hooks import install, let_go

__all__ = ["SOFTWARE", "Fault", "give_up", "install", "let_go", "listen", "note", "unlisten"]
