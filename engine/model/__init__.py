"""What is known of a run, as plain data: frozen, with no I/O. What supervises makes it; what records a run holds it.

- ``batch``: what a supervisor hands on of a run, with the ``verdict`` on it
- ``experiment``: several plans that belong together: which is next, and what came of them
- ``outcome``: how a run ended, and why
- ``task_record``: what the record of one task tells of its item and its result
- ``alone``: what the tasks take in the plain loop
- ``call``: the Python that runs it, and the strategy's call
- ``death``: how workers ended; ``incident``: what befell them from outside
- ``measured``: what was sampled of the machine, of the workers and of the other processes
"""
