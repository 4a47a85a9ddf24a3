"""The seams of the libraries, one library a file or folder, named after its top-level module.

Each has ``HOOKS``: module to the function that is called with it once it is loaded; and ``TRIED``, the versions that
its seams were tried with. A new one is found by its name.
"""
