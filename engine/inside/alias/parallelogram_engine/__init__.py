"""The engine, under a name that no program of the user's has.

In the user's Python the program's own folder must not be on the path, where its ``engine``, ``gui`` and ``main`` would
take the place of modules of theirs. This folder is instead, and there is nothing else in it.
"""

import os

__path__ = [os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))]
