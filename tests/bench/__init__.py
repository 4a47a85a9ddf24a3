"""The figures that the program promises, measured: ``make bench``, or ``python -m tests.bench [NAME …]``.

Each module measures one thing and has ``figures()``, which yields them. Times are compared with a yardstick in the same
run, because by themselves they mean little on a machine that others share.
"""
