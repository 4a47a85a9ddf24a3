"""Why PyInstaller cannot make an application of the Python that runs this: one line and status 1; else nothing.

PyInstaller itself says so only at the end of its work.
"""

import os
import shutil
import sys
import sysconfig


def problem() -> "str | None":
    """One sentence that says what to do; None if nothing is wrong."""
    if os.name == "nt":
        return None
    if sys.platform == "linux" and shutil.which("objdump") is None:
        return "PyInstaller needs objdump; on Debian and Ubuntu: sudo apt-get install binutils"
    # As PyInstaller's depend.bindepend.get_python_library_path() goes about it.
    version = "{}.{}{}".format(*sys.version_info[:2], sys.abiflags)
    is_shared = sysconfig.get_config_var("Py_ENABLE_SHARED") or sysconfig.get_config_var("PYTHONFRAMEWORK")
    if is_shared:
        name = sysconfig.get_config_var("INSTSONAME")
        remedy = f"on Debian and Ubuntu: sudo apt-get install libpython{version}"
    else:
        name = f"libpython{version}.dylib" if sys.platform == "darwin" else f"libpython{version}.so.1.0"
        remedy = "take one that was built with --enable-shared: make frozen PYTHON=/path/to/python"
    if any(os.path.exists(os.path.join(folder, name)) for folder in _folders(anywhere=bool(is_shared))):
        return None
    return f"PyInstaller needs {name}, which this Python ({sys.executable}) lacks; {remedy}"


def _folders(*, anywhere: bool) -> "list[str]":
    """Where the library may be. One that was not built together with this Python would not do."""
    own = [sys.base_prefix, os.path.join(sys.base_prefix, "lib")]
    if not anywhere:
        return own
    named = (sysconfig.get_config_var(name) for name in ("LIBDIR", "PYTHONFRAMEWORKPREFIX"))
    folders = [*own, *filter(None, named), "/usr/lib", "/lib", "/usr/lib64", "/usr/local/lib"]
    multiarch = sysconfig.get_config_var("MULTIARCH") or ""
    return folders + [os.path.join(folder, multiarch) for folder in folders]


if __name__ == "__main__":
    sys.exit(problem())
