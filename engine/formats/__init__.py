"""One recording, many reporters: ``run_json``, the command line's contract; ``run_file``, to be opened again."""

RUN_FILE_SUFFIX = ".pgram"
