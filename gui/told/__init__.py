"""What is known of a job, a worker, a call, a range of time or a run, as names and values; without Qt.

- ``told``: what the selection panel shows
- ``jobs``, ``workers``, ``calls``, ``ranges``, ``runs``: of each kind
"""
