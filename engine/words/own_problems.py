"""What can be wrong with a function, items, or a Python of one's own, as a sentence."""

from collections.abc import Mapping
from typing import Any

from ..inside.language import marked, tr
from .figures import brief, path, plain, quoted
from .run_problems import lazy_result


def own_problem(code: str, values: Mapping[str, Any]) -> str | None:
    """The sentence for ``code``; None if it is not about one's own."""
    return (
        _watch_problem(code, values)
        or _reference_problem(code, values)
        or _function_problem(code, values)
        or _items_problem(code, values)
    )


def _watch_problem(code: str, values: Mapping[str, Any]) -> str | None:
    """What can be wrong with a program that is to be watched."""
    match code:
        case "no-script":
            return tr("Say which script to watch: watch SCRIPT.py, watch -m MODULE, or watch -- COMMAND")
        case "still":
            return str(values["told"])
        case "no-py-spy":
            return tr("py-spy, which reads stacks, is not installed; type: pip install py-spy")
        case "not-permitted":
            return tr("The system lets nobody read the stack of PID {pid}: ptrace is refused").format(pid=values["pid"])
        case "no-such-process":
            return tr("PID {pid} has ended already").format(pid=values["pid"])
        case "stack-unreadable":
            return tr("The stack of PID {pid} cannot be read ({why})").format(
                pid=values["pid"], why=brief(values["why"])
            )
        case "no-script-chosen":
            return tr("Choose the script to be watched")
        case "no-such-script":
            return tr("There is no file {path}; choose one that is there").format(path=path(values["value"]))
        case "no-such-folder":
            return tr("There is no folder {path}; choose one that is there").format(path=path(values["value"]))
        case "no-such-module":
            return tr("Python cannot find the module {name}; choose one that it has").format(
                name=plain(values["value"])
            )
        case "unwatchable-python":
            return tr("{path} is {version}; tasks can be watched in CPython 3.10 and later").format(
                path=path(values["value"]), version=plain(values["version"])
            )
        case "unread-environment":
            return tr(
                "With {option} Python does not read the environment, by which it is watched; leave it out"
            ).format(option=values["value"])
        case "not-started":
            return tr("{path} cannot be started ({why}); choose a program that can").format(
                path=path(values["value"]), why=plain(values["why"])
            )
        case _:
            return None


def _reference_problem(code: str, values: Mapping[str, Any]) -> str | None:
    """What can be wrong with how a function, its file or a Python is named."""
    match code:
        case "beside-function":
            return tr(
                "A function of your own with items has neither workload nor size, nor a number of jobs; leave that out"
            )
        case "items-of-nothing":
            return tr("Items need a function to take them; give --function FILE.py:NAME as well")
        case "arguments-of-nothing":
            return tr("Arguments need a function to see them; give --function FILE.py:NAME as well")
        case "open-quotation":
            return tr("A quotation mark is left open in the arguments {value}; close it").format(
                value=quoted(values["value"])
            )
        case "no-text":
            return tr("A file, a function or an interpreter is named by a text, not {value}").format(
                value=quoted(values["value"])
            )
        case "not-a-reference":
            return tr("A function is named as FILE.py:NAME, not {value}").format(value=quoted(values["value"]))
        case "none-chosen":
            return tr("Choose a Python file and one of its functions")
        case "none-usable":
            return tr(
                "{path} has no function that takes one item; write one with a single argument at its top level"
            ).format(path=path(values["path"]))
        case "no-python-file":
            return tr("{path} is no Python file; choose one whose name ends in .py").format(path=path(values["path"]))
        case "no-source":
            return tr("Say where the items come from: choose it, or type its path")
        case "no-file":
            return tr("There is no file {path}; choose one that is there").format(path=path(values["path"]))
        case "bad-file-name":
            return tr("{path} cannot be imported by that name; rename it without dots, such as work.py").format(
                path=path(values["path"])
            )
        case "named-like-library":
            return tr(
                "{path} has the name of the standard library's module {name}, which would be imported in its place; rename it"
            ).format(path=path(values["path"]), name=values["name"])
        case "shadowed":
            return tr("Importing {name} finds {other} instead of {path}; rename the file").format(
                name=values["name"], other=path(marked(values["other"])), path=path(values["path"])
            )
        case "no-interpreter":
            return tr("There is no program {path} to run; choose a Python, such as python3").format(
                path=path(values["value"])
            )
        case "not-a-python":
            return tr("{path} does not answer as a Python does; choose another interpreter").format(
                path=path(values["value"])
            )
        case "too-old-python":
            return tr("{path} is Python {version}, and 3.10 is the oldest that can run jobs").format(
                path=path(values["value"]), version=values["version"]
            )
        case _:
            return None


def _function_problem(code: str, values: Mapping[str, Any]) -> str | None:
    """What can be wrong with a file once it is imported, and with the function in it."""
    match code:
        case "does-not-parse" if values.get("line"):
            return tr("{path} is no Python that this interpreter understands, line {line}: {why}").format(
                path=path(values["path"]), line=values["line"], why=_why(values)
            )
        case "does-not-parse":
            return tr("{path} is no Python that this interpreter understands: {why}").format(
                path=path(values["path"]), why=_why(values)
            )
        case "import-misses":
            return tr(
                "{path} needs the module {module}, which this Python does not have; install it there or choose another Python"
            ).format(path=path(values["path"]), module=plain(values["module"]))
        case "import-failed":
            return tr("{path} cannot be imported ({why}); mend it and run again").format(
                path=path(values["path"]), why=_why(values)
            )
        case "ended-early":
            return tr(
                "The process that was to run {path} ended before the first job ({why}); look for what ends it when the file is imported or the items are made"
            ).format(path=path(values["path"]), why=_why(values))
        case "no-function":
            return tr("There is no function {name} in {path}; choose one that is there").format(
                name=quoted(values["name"]), path=path(values["path"])
            )
        case "not-callable":
            return tr("{name} is no function but of type {kind}; choose a function").format(
                name=quoted(values["name"]), kind=values["kind"]
            )
        case "is-async":
            return tr("{name} is an async function, which only an event loop can run; choose a plain one").format(
                name=quoted(values["name"])
            )
        case "is-generator":
            return tr("{name} is a generator function, so calling it computes nothing; have it return a list").format(
                name=quoted(values["name"])
            )
        case "not-one-argument":
            return tr(
                "{name} takes {signature}, and gets one item as its one argument; let it take one, such as a tuple, and give all others defaults"
            ).format(name=quoted(values["name"]), signature=plain(values["signature"]))
        case "function-not-picklable":
            return _unsent_function(values)
        case _:
            return None


def _unsent_function(values: Mapping[str, Any]) -> str:
    match values.get("cause"):
        case "lambda":
            text = tr(
                "Strategy {strategy} cannot send the function, which is a lambda and does not pickle; write it with def at the file's top level, or use one of {able}"
            )
        case "local":
            text = tr(
                "Strategy {strategy} cannot send the function, which was made within another one and does not pickle; define it at the file's top level, or use functools.wraps in the decorator that hides it, or use one of {able}"
            )
        case "hidden":
            text = tr(
                "Strategy {strategy} cannot send the function, as the decorator hides it: by its name another one is found ({why}); give what was decorated the same name, or use one of {able}"
            )
        case _:
            text = tr(
                "The function does not pickle, so strategy {strategy} cannot send it ({why}); define it at the file's top level, or use one of {able}"
            )
    return text.format(strategy=values["strategy"], why=_why(values), able=", ".join(values["able"]))


def _items_problem(code: str, values: Mapping[str, Any]) -> str | None:
    """What can be wrong with where the items come from, with an item, or with its result."""
    match code:
        case "item-not-picklable":
            return tr(
                "Item {number:,} does not pickle, so strategy {strategy} cannot send it: {part} is the cause ({why}); leave that out, or use threads"
            ).format(number=values["number"], strategy=values["strategy"], part=plain(values["part"]), why=_why(values))
        case "result-lazy":
            sentence = lazy_result(tr("The first item"), values["kind"])
            return tr("{sentence} (strategy {strategy} cannot bring it back)").format(
                sentence=sentence, strategy=values["strategy"]
            )
        case "result-not-picklable":
            return tr(
                "The first item's result does not pickle, so strategy {strategy} cannot bring it back: {part} is the cause ({why}); return something simpler, or use threads"
            ).format(strategy=values["strategy"], part=plain(values["part"]), why=_why(values))
        case "unknown-items":
            return tr(
                "Items are a JSON array, @FILE.json, range:START:STOP, lines:FILE, files:FOLDER or generator:NAME, not {value}"
            ).format(value=quoted(values["value"]))
        case "no-items":
            return tr("{source} gives no items; give at least one").format(source=path(values["value"]))
        case "too-many-items":
            return tr("There are more than {most:,} items; give fewer").format(most=values["most"])
        case "not-json" if values["path"]:
            return tr("{path} is no JSON ({why}); write them like [1, 2, 3]").format(
                path=path(values["path"]), why=_why(values)
            )
        case "not-json":
            return tr("These items are no JSON ({why}); write them like [1, 2, 3]").format(why=_why(values))
        case "not-an-array" if values["path"]:
            return tr("{path} holds JSON but no array; write the items like [1, 2, 3]").format(
                path=path(values["path"])
            )
        case "not-an-array":
            return tr("The items are JSON but no array; write the items like [1, 2, 3]")
        case "not-a-range":
            return tr("A range is written range:START:STOP with whole numbers, not {value}").format(
                value=quoted(values["value"])
            )
        case "unreadable":
            return tr("{path} cannot be read ({why}); choose another").format(
                path=path(values["path"]), why=_why(values)
            )
        case "no-generator":
            return tr("There is no function {name} in {path} to make the items").format(
                name=quoted(values["name"]), path=path(values["path"])
            )
        case "generator-raised":
            return tr("{name} failed to make the items ({why}); mend it and run again").format(
                name=quoted(values["name"]), why=_why(values)
            )
        case _:
            return None


def _why(values: Mapping[str, Any]) -> str:
    """The cause: the system's or Python's own words, or some of ours that are marked."""
    return plain(marked(values["why"]))
