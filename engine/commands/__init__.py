"""The command line: one verb a file, each with ``add_to(verbs)``, which declares it, and ``main(arguments)``.

- ``parser``: the whole command line, and the one place where its errors become one line and exit status 2
- ``run``, ``compare``, ``advise``, ``export``, ``history``, ``list``, ``selftest``: the verbs
- ``plan_arguments``: the arguments that make a plan
- ``execute``: does one run to its end
- ``progress``, ``table``, ``report``, ``ranking``: what is shown while it goes on, and after
- ``writing``: what goes into a file
"""

from .parser import main

__all__ = ["main"]
