"""Prints all that a program can see of how it was started; then ends as it is told."""

import os
import sys

print(
    "argv",
    sys.argv,
    "orig",
    sys.orig_argv[1:],
    "name",
    __name__,
    "file",
    __file__,
    "spec",
    getattr(__spec__, "name", None),
)
print("path", sys.path, "flags", sys.flags)
print("main", sys.modules["__main__"].__dict__.keys(), "site", "sitecustomize" in sys.modules)
print("mark", getattr(sys.modules.get("sitecustomize"), "MARK", None))
print("stdin", sys.stdin.read(), "cwd", os.getcwd(), "tty", sys.stdout.isatty())
print("environment", [name for name in os.environ if name not in ("PYTHONPATH", "PARALLELOGRAM_RUN")])
print("errors", file=sys.stderr)
sys.stdout.flush()
if sys.argv[1] == "signal":
    os.kill(os.getpid(), 15)
if sys.argv[1] == "exception":
    raise ValueError("x")
sys.exit(int(sys.argv[1]))
