"""What the program has to be able to do once it is installed as people install it: ``make installed``.

``python -m tests.installed TOOLS`` installs this checkout by each way, in an environment of its own, and tries it out;
TOOLS is a folder with ``pipx`` and ``uv``. It takes the package index, or what of it the tools have in their caches.

``debian.sh`` does the like for the package that ``make deb`` makes, on bare Debians: ``make deb-installed``.
"""
