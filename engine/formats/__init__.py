"""One recording, many reporters.

- ``run_json``, with ``tasks_json``: the command line's contract; ``run_file``: to be opened again
- ``befallen``: what befell workers, and who has run no task, in both of them
- ``exports``: the forms for others to read, by name
- ``perfetto``, with ``perfetto_slices`` and ``tracks``; ``tasks_csv``; ``summary_markdown``, with ``told_run``
- ``run_page``, ``comparison_page``: pages for a browser, of ``page`` and ``page_data``
- ``snippet``: a run as a script that does the same; ``built_in_code``, ``own_code``: what it is to do
- ``task_columns``, of ``outcome_columns`` and ``call_columns``: the tasks of a run, many at once; ``text_columns``: how
  they are written
"""

RUN_FILE_SUFFIX = ".pgram"
