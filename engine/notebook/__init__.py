"""A piece of a script or of a notebook that is watched, in a Python that runs already.

- ``watching``: ``with parallelogram.watch():``, the package as it is installed
- ``magic``: ``%load_ext parallelogram`` and ``%%watch``
"""
