"""The codes of what a worker may tell of a task (see ``records/odd``): problems of ``problems/results``, which a worker
on another host does not have.
"""

LAZY_RESULT = "lazy-result"
NOT_REBUILT = "not-rebuilt"
RESULT_NOT_SENT = "result-not-sent"

OTHERS = "*"
"""What is ``missing`` of an error that was given more than its type takes."""
