"""What the application has to be able to do once it is frozen: ``python -m tests.frozen dist/parallelogram``.

A wrong diversion starts the program again and again; so nothing here runs but under the bound of ``bound``.
"""
