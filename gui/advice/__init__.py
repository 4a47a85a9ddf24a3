"""Which way is worth it, asked in a process of its own and shown in place of the run: ``advising``, ``page``."""
