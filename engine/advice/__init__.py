"""Which way is worth it: a short trial, a prediction, and the best ways run for real, within a budget of time.

- ``probes``: has a probe done in the user's Python, and reads what it tells
- ``tried``: what a trial's lines say; ``measured``: the machine's constants of its lines, and what is kept of them
- ``known``: what is known of jobs that may not be called
- ``adviser``: the whole of it; what it finds is ``prediction.advice``
"""
