"""The values of a data file, which its ending tells how to read: ``@FILE.json``, ``.jsonl``, ``.csv``, ``.npy``,
``.parquet``. A row of a table is a dictionary by the names of its columns.
"""

import importlib
import io
import json
import os
from collections.abc import Callable, Mapping
from types import ModuleType
from typing import Any, NamedTuple

from ...code import literal
from ...language import mark
from ...problem import PlanError
from ...problems.items import NeedsLibrary, NotJson, NotReadAs
from ...records.text import brief_why
from .array import parsed
from .source import Imports, Lines, Source, lines_of, read_text


class DataFile(Source):
    """A file with values; one with another ending, or none, is taken for JSON."""

    identifier = "json-file"
    prefix = "@"
    title = mark("A data file")
    meaning = mark(
        "A JSON list, JSON lines, CSV with a header, .npy or .parquet; a row of a table comes as a dictionary."
    )
    example = "items.csv"
    dialog = mark("The items")
    kinds = mark("Data (*.json *.jsonl *.ndjson *.csv *.tsv *.npy *.parquet);;Any file (*)")
    is_path = True

    def load(self, rest: str, module: ModuleType) -> "list[Any]":
        """Its values."""
        return _form_of(rest).load(rest)

    def script(self, rest: str, names: "Mapping[str, str]") -> "tuple[Imports, Lines]":
        """Read by the same library."""
        return _form_of(rest).script(rest)


SOURCE = DataFile()


class _Form(NamedTuple):
    """How files of some endings are read, here and in a script."""

    endings: "tuple[str, ...]"
    load: "Callable[[str], list[Any]]"
    script: "Callable[[str], tuple[Imports, Lines]]"


def _json(path: str) -> "list[Any]":
    return parsed(read_text(path), path)


def _json_script(path: str) -> "tuple[Imports, Lines]":
    return (("json", ""),), (
        f'with open({literal(path)}, encoding="utf-8-sig") as file:',
        "    items = json.load(file)",
    )


def _json_lines(path: str) -> "list[Any]":
    found = []
    for number, line in enumerate(lines_of(read_text(path)), start=1):
        if line.strip():
            try:
                found.append(json.loads(line))
            except (ValueError, RecursionError) as error:
                raise PlanError(NotJson(path=path, why=f"line {number}: {brief_why(error)}")) from None
    return found


def _json_lines_script(path: str) -> "tuple[Imports, Lines]":
    return (("json", ""),), (
        f'with open({literal(path)}, encoding="utf-8-sig") as file:',
        "    items = [json.loads(line) for line in file if line.strip()]",
    )


def _delimiter(path: str) -> str:
    return "\t" if path.lower().endswith(".tsv") else ","


def _table(path: str) -> "list[Any]":
    import csv  # which takes memory, and so each fork of the runner longer

    try:
        rows = csv.DictReader(io.StringIO(read_text(path), newline=""), delimiter=_delimiter(path), strict=True)
        found: list[Any] = list(rows)
        names = rows.fieldnames or ()
    except csv.Error as error:
        raise PlanError(NotReadAs(path=path, kind="CSV", why=str(error))) from None
    if len(set(names)) < len(names):
        raise PlanError(NotReadAs(path=path, kind="CSV", why=mark("two columns have the same name")))
    if any(None in row or None in row.values() for row in found):
        raise PlanError(NotReadAs(path=path, kind="CSV", why=mark("a row has more or fewer cells than the header")))
    return found


def _table_script(path: str) -> "tuple[Imports, Lines]":
    delimiter = "" if _delimiter(path) == "," else f", delimiter={literal(_delimiter(path))}"
    return (("csv", ""),), (
        f'with open({literal(path)}, encoding="utf-8-sig", newline="") as file:',
        f"    items = list(csv.DictReader(file{delimiter}))",
    )


def _library(path: str, name: str) -> Any:
    """A module that is the user's, and not the program's, to have. Raises PlanError where it is missing."""
    try:
        return importlib.import_module(name)
    except ImportError:
        raise PlanError(NeedsLibrary(path=path, library=name.partition(".")[0])) from None


def _rows_of_array(path: str) -> "list[Any]":
    np = _library(path, "numpy")
    try:
        return list(np.load(path, allow_pickle=False))
    except (OSError, ValueError, TypeError, EOFError) as error:
        raise PlanError(NotReadAs(path=path, kind="npy", why=brief_why(error))) from None


def _rows_of_array_script(path: str) -> "tuple[Imports, Lines]":
    return (("numpy", ""),), (f"items = list(numpy.load({literal(path)}))",)


def _columns(path: str) -> "list[Any]":
    parquet = _library(path, "pyarrow.parquet")
    try:
        rows: list[Any] = parquet.read_table(path).to_pylist()
    except Exception as error:  # pyarrow's own kinds
        raise PlanError(NotReadAs(path=path, kind="parquet", why=brief_why(error))) from None
    return rows


def _columns_script(path: str) -> "tuple[Imports, Lines]":
    return (("pyarrow.parquet", ""),), (f"items = pyarrow.parquet.read_table({literal(path)}).to_pylist()",)


_JSON = _Form((".json",), _json, _json_script)
_FORMS = (
    _JSON,
    _Form((".jsonl", ".ndjson"), _json_lines, _json_lines_script),
    _Form((".csv", ".tsv"), _table, _table_script),
    _Form((".npy",), _rows_of_array, _rows_of_array_script),
    _Form((".parquet",), _columns, _columns_script),
)


def _form_of(path: str) -> _Form:
    ending = os.path.splitext(path)[1].lower()
    return next((form for form in _FORMS if ending in form.endings), _JSON)
