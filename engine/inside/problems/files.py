"""What is wrong with the file of a function of one's own, and with how the two are named."""

from ..language import marked, tr
from ..phrases import cause, name, path, quoted
from ..problem import Problem


class NotAReference(Problem):
    code = "not-a-reference"
    field = "function"
    value: str

    def told(self) -> str:
        return tr("A function is named as FILE.py:NAME or FILE.ipynb:NAME, not {value}").format(
            value=quoted(self.value)
        )


class NoFile(Problem):
    code = "no-file"
    field = "function"
    path: str

    def told(self) -> str:
        return tr("There is no file {path}; choose one that is there").format(path=path(self.path))


class NotANotebook(Problem):
    code = "not-a-notebook"
    field = "function"
    path: str
    why: str

    def told(self) -> str:
        return tr("{path} cannot be read as a notebook ({why}); save it anew, or as a .py file").format(
            path=path(self.path), why=cause(self.why)
        )


class NotebookImported(Problem):
    code = "notebook-imported"
    field = "function"
    path: str

    def told(self) -> str:
        return tr("No script can import {path}, which is a notebook; save its function in a .py file").format(
            path=path(self.path)
        )


class OpenQuotation(Problem):
    code = "open-quotation"
    field: str = "arguments"
    value: str

    def told(self) -> str:
        return tr("A quotation mark is left open in the arguments {value}; close it").format(value=quoted(self.value))


class BadFileName(Problem):
    code = "bad-file-name"
    field = "function"
    path: str

    def told(self) -> str:
        return tr("{path} cannot be imported by that name; rename it without dots, such as work.py").format(
            path=path(self.path)
        )


class NamedLikeLibrary(Problem):
    code = "named-like-library"
    field = "function"
    name: str
    path: str

    def told(self) -> str:
        return tr(
            "{path} has the name of the standard library's module {name}, which would be imported in its place; rename it"
        ).format(path=path(self.path), name=name(self.name))


class Shadowed(Problem):
    code = "shadowed"
    field = "function"
    name: str
    path: str
    other: str

    def told(self) -> str:
        return tr("Importing {name} finds {other} instead of {path}; rename the file").format(
            name=name(self.name), other=path(marked(self.other)), path=path(self.path)
        )


class DoesNotParse(Problem):
    code = "does-not-parse"
    field = "function"
    path: str
    line: int | None
    why: str

    def told(self) -> str:
        if self.line:
            text = tr("{path} is no Python that this interpreter understands, line {line}: {why}")
        else:
            text = tr("{path} is no Python that this interpreter understands: {why}")
        return text.format(path=path(self.path), line=self.line, why=cause(self.why))


class ImportMisses(Problem):
    code = "import-misses"
    field = "function"
    path: str
    module: str

    def told(self) -> str:
        return tr(
            "{path} needs the module {module}, which this Python does not have; install it there or choose another Python"
        ).format(path=path(self.path), module=name(self.module))


class ImportFailed(Problem):
    code = "import-failed"
    field = "function"
    path: str
    why: str

    def told(self) -> str:
        return tr("{path} cannot be imported ({why}); fix it and run again").format(
            path=path(self.path), why=cause(self.why)
        )
