"""Loads what is ours in a watched Python under file names that no tool takes for those of files.

A person's own coverage, or Python's ``trace``, measures whatever runs, but for what is called ``<…>``. The modules'
``__file__`` and the compiled code that is kept beside them are those of any module.

Read and run by ``inject/sitecustomize.py``, before there is any other module of ours.
"""

import os
import sys
from _frozen_importlib_external import SourceFileLoader, spec_from_file_location
from _imp import _fix_co_filename  # type: ignore[attr-defined]

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from importlib.machinery import ModuleSpec
    from types import CodeType, ModuleType

PACKAGE = "_parallelogram"
"""The name that ``engine/inside`` has in a watched Python, and that no program has."""
UNNAMED = "<parallelogram "
"""How the file names of all code begin that was loaded by this."""
_INSIDE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))


class _Loader(SourceFileLoader):
    def get_code(self, fullname: str) -> "CodeType | None":
        code = super().get_code(fullname)
        if code is not None:
            _fix_co_filename(code, f"{UNNAMED}{self.path[len(_INSIDE) + 1 :].replace(os.sep, '/')}>")
        return code


class Finder:
    """In ``sys.meta_path``: finds the modules of the package, and no others."""

    @staticmethod
    def find_spec(
        name: str, _path: "Sequence[str] | None" = None, _target: "ModuleType | None" = None
    ) -> "ModuleSpec | None":
        """Where a module of ours is; its place follows from its name."""
        if not name.startswith(f"{PACKAGE}."):
            return None
        path = os.path.join(_INSIDE, *name.split(".")[1:])
        folders = [path] if os.path.isdir(path) else None
        path = os.path.join(path, "__init__.py") if folders else f"{path}.py"
        return spec_from_file_location(name, path, loader=_Loader(name, path), submodule_search_locations=folders)


def put() -> None:
    """From now on the package can be imported, until it is ``taken`` away. Once a process, or again afterwards."""
    if PACKAGE not in sys.modules:
        package = sys.modules[PACKAGE] = type(sys)(PACKAGE)
        package.__path__ = [_INSIDE]
    if Finder not in sys.meta_path:
        sys.meta_path.insert(0, Finder)


def take() -> None:
    """Load no more by this; what was loaded stays."""
    if Finder in sys.meta_path:
        sys.meta_path.remove(Finder)
