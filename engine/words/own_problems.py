"""What can be wrong with a function, items, or a Python of one's own, as a sentence."""

from collections.abc import Mapping
from typing import Any

from .figures import path, plain, quoted


def own_problem(code: str, values: Mapping[str, Any]) -> str | None:
    """What can be wrong with a function, items, or a Python of one's own."""
    match code:
        case "beside-function":
            return (
                "A function of your own with items has neither workload nor size, nor a number of jobs; leave that out"
            )
        case "items-of-nothing":
            return "Items need a function to take them; give --function FILE.py:NAME as well"
        case "no-text":
            return f"A file, a function or an interpreter is named by a text, not {quoted(values['value'])}"
        case "not-a-reference":
            return f"A function is named as FILE.py:NAME, not {quoted(values['value'])}"
        case "none-chosen":
            return "Choose a Python file and one of its functions"
        case "none-usable":
            return (
                f"{path(values['path'])} has no function that takes one item; write one with a single argument at its "
                f"top level"
            )
        case "no-python-file":
            return f"{path(values['path'])} is no Python file; choose one whose name ends in .py"
        case "no-source":
            return "Say where the items come from: choose it, or type its path"
        case "no-file":
            return f"There is no file {path(values['path'])}; choose one that is there"
        case "bad-file-name":
            return f"{path(values['path'])} cannot be imported by that name; rename it without dots, such as work.py"
        case "named-like-library":
            return (
                f"{path(values['path'])} has the name of the standard library's module {values['name']}, which would be "
                f"imported in its place; rename it"
            )
        case "shadowed":
            return (
                f"Importing {values['name']} finds {path(values['other'])} instead of {path(values['path'])}; "
                f"rename the file"
            )
        case "does-not-parse":
            where = f", line {values['line']}" if values.get("line") else ""
            return (
                f"{path(values['path'])} is no Python that this interpreter understands{where}: {plain(values['why'])}"
            )
        case "import-misses":
            return (
                f"{path(values['path'])} needs the module {plain(values['module'])}, which this Python does not have; "
                f"install it there or choose another Python"
            )
        case "import-failed":
            return f"{path(values['path'])} cannot be imported ({plain(values['why'])}); mend it and run again"
        case "ended-early":
            return (
                f"The process that was to run {path(values['path'])} ended before the first job ({plain(values['why'])}); "
                f"look for what ends it when the file is imported or the items are made"
            )
        case "no-function":
            return f"There is no function {quoted(values['name'])} in {path(values['path'])}; choose one that is there"
        case "not-callable":
            return f"{quoted(values['name'])} is no function but of type {values['kind']}; choose a function"
        case "is-async":
            return (
                f"{quoted(values['name'])} is an async function, which only an event loop can run; choose a plain one"
            )
        case "is-generator":
            return f"{quoted(values['name'])} is a generator function, so calling it computes nothing; have it return a list"
        case "not-one-argument":
            return (
                f"{quoted(values['name'])} takes {plain(values['signature'])}, and gets one item as its one argument; "
                f"let it take one, such as a tuple, and give all others defaults"
            )
        case "function-not-picklable":
            return (
                f"The function does not pickle, so strategy {values['strategy']} cannot send it ({plain(values['why'])}); "
                f"define it at the file's top level"
            )
        case "item-not-picklable":
            return (
                f"Item {values['number']:,} does not pickle, so strategy {values['strategy']} cannot send it: "
                f"{plain(values['part'])} is the cause ({plain(values['why'])}); leave that out, or use threads"
            )
        case "result-not-picklable":
            return (
                f"The first item's result does not pickle, so strategy {values['strategy']} cannot bring it back: "
                f"{plain(values['part'])} is the cause ({plain(values['why'])}); return something simpler, or use threads"
            )
        case "unknown-items":
            return (
                f"Items are a JSON array, @FILE.json, range:START:STOP, lines:FILE, files:FOLDER or generator:NAME, "
                f"not {quoted(values['value'])}"
            )
        case "no-items":
            return f"{path(values['value'])} gives no items; give at least one"
        case "too-many-items":
            return f"There are more than {values['most']:,} items; give fewer"
        case "not-json":
            where = f"{path(values['path'])} is" if values["path"] else "These items are"
            return f"{where} no JSON ({plain(values['why'])}); write them like [1, 2, 3]"
        case "not-an-array":
            where = f"{path(values['path'])} holds" if values["path"] else "The items are"
            return f"{where} JSON but no array; write the items like [1, 2, 3]"
        case "not-a-range":
            return f"A range is written range:START:STOP with whole numbers, not {quoted(values['value'])}"
        case "unreadable":
            return f"{path(values['path'])} cannot be read ({plain(values['why'])}); choose another"
        case "no-generator":
            return f"There is no function {quoted(values['name'])} in {path(values['path'])} to make the items"
        case "generator-raised":
            return f"{quoted(values['name'])} failed to make the items ({plain(values['why'])}); mend it and run again"
        case "no-interpreter":
            return f"There is no program {path(values['value'])} to run; choose a Python, such as python3"
        case "not-a-python":
            return f"{path(values['value'])} does not answer as a Python does; choose another interpreter"
        case "too-old-python":
            return f"{path(values['value'])} is Python {values['version']}, and 3.10 is the oldest that can run jobs"
        case _:
            return None
