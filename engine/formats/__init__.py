"""One recording, many reporters.

- ``run_json``: the command line's contract; ``run_file``: to be opened again
- ``exports``: the forms for others to read, by name
- ``perfetto``, with ``tracks``; ``tasks_csv``; ``summary_markdown``
- ``snippet``: a run as a script that does the same; ``built_in_code``, ``own_code``: what it is to do
- ``task_fields``: a task as plain data
"""

RUN_FILE_SUFFIX = ".pgram"
