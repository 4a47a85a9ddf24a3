"""Begins to watch; runs in every Python that the watched program's environment reaches.

So only what all of them can parse: 2.7 as well, and those that are embedded in other programs. Nothing else is in this
folder, which stands first on the path for as long as this runs, and is not on it afterwards.
"""

import os
import sys


def _begin(here):
    sys.path[:] = [entry for entry in sys.path if entry != here]
    sys.path_importer_cache.pop(here, None)
    folder = os.environ.get("PARALLELOGRAM_RUN", "")
    if sys.version_info < (3, 10) or sys.implementation.name != "cpython" or not os.path.isdir(folder):
        return
    from _frozen_importlib_external import SourceFileLoader
    from _imp import _fix_co_filename

    file = os.path.join(os.path.dirname(here), "loader.py")
    code = SourceFileLoader("loader", file).get_code("loader")
    _fix_co_filename(code, "<parallelogram watch/loader.py>")
    loader = {"__name__": "loader", "__file__": file}
    exec(code, loader)  # noqa: S102 - it is ours
    loader["put"]()
    from _parallelogram.watch import begin

    begin.start(folder)


def _chain():
    """Run the sitecustomize that there would be without this one; where there is none, be none either."""
    if sys.version_info < (3, 4):
        import imp

        file, path, description = imp.find_module("sitecustomize", sys.path)
        imp.load_module("sitecustomize", file, path, description)
        return
    from _frozen_importlib import module_from_spec
    from _frozen_importlib_external import PathFinder

    spec = PathFinder.find_spec("sitecustomize", sys.path)
    if spec is None or spec.loader is None:
        raise ImportError("No module named 'sitecustomize'", name="sitecustomize")
    module = sys.modules["sitecustomize"] = module_from_spec(spec)
    spec.loader.exec_module(module)


try:
    _begin(os.path.dirname(os.path.abspath(__file__)))
except Exception:  # whatever it is, the program goes on as it would without
    pass
try:
    _chain()
finally:
    if "coverage" in sys.modules and "_parallelogram" in sys.modules:
        from _parallelogram.watch import measured

        measured.forget(os.path.abspath(__file__))
