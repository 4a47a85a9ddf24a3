"""Parallelogram as it is installed: a program, ``python -m parallelogram``, and no library for other programs.

In the wheel this is the package's ``__init__`` (see pyproject.toml).
"""
