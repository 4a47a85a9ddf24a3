"""Why PyInstaller cannot make an application of the Python that runs this: one line and status 1; else nothing.

PyInstaller itself says so only at the end of its work. Keeps to Python 3.8.
"""

import os
import shutil
import sys
import sysconfig


def problem():
    """One sentence that says what to do; None if nothing is wrong."""
    if os.name == "nt":
        return None
    if sys.platform == "linux" and shutil.which("objdump") is None:
        return "PyInstaller needs objdump; on Debian and Ubuntu: sudo apt-get install binutils"
    # As PyInstaller's depend.bindepend.get_python_library_path() goes about it.
    is_shared = sysconfig.get_config_var("Py_ENABLE_SHARED") or sysconfig.get_config_var("PYTHONFRAMEWORK")
    version = "%d.%d" % sys.version_info[:2]
    suffix = ".dylib" if sys.platform == "darwin" else ".so.1.0"
    name = sysconfig.get_config_var("INSTSONAME") if is_shared else "libpython%s%s%s" % (version, sys.abiflags, suffix)
    prefix = sys.base_prefix
    folders = [prefix, os.path.join(prefix, "lib")]
    if is_shared:
        multiarch = sysconfig.get_config_var("MULTIARCH") or ""
        folders += [
            sysconfig.get_config_var("LIBDIR") or prefix,
            sysconfig.get_config_var("PYTHONFRAMEWORKPREFIX") or prefix,
        ]
        folders += [os.path.join(folder, multiarch) for folder in (*folders, "/usr/lib", "/lib")]
        folders += ["/usr/lib64", "/usr/local/lib"]
    if any(os.path.exists(os.path.join(folder, name)) for folder in folders):
        return None
    needs = "PyInstaller needs %s, which this Python (%s) lacks" % (name, sys.executable)
    if is_shared:
        return "%s; on Debian and Ubuntu: sudo apt-get install libpython%s%s" % (needs, version, sys.abiflags)
    return "%s: take one that was built with --enable-shared, by make frozen PYTHON=/path/to/python" % needs


if __name__ == "__main__":
    told = problem()
    if told is not None:
        sys.exit(told)
