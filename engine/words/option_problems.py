"""What is wrong with an option, a search, or what was typed after ``list``, as a sentence."""

from collections.abc import Mapping
from typing import Any

from ..inside.language import tr
from .figures import quoted


def option_problem(code: str, values: Mapping[str, Any]) -> str | None:
    """The sentence for ``code``; None if it is not about these."""
    match code:
        case "unknown-option" if not values["known"]:
            return tr("Strategy {strategy} has no option {key}; it takes none").format(
                strategy=values["strategy"], key=quoted(values["key"])
            )
        case "unknown-option":
            return tr("Strategy {strategy} has no option {key}; it takes {known}").format(
                strategy=values["strategy"], key=quoted(values["key"]), known=", ".join(values["known"])
            )
        case "unknown-value":
            return tr("Option {key} cannot be {value}; it takes {takes}").format(
                key=values["key"], value=quoted(values["value"]), takes=_any_of(values["takes"])
            )
        case "excludes":
            return tr("With {first}, {second} means nothing; leave one of them out").format(
                first=values["first"], second=values["second"]
            )
        case "needs-python":
            return tr("Option {key} needs Python {version}; leave it out, or choose another Python").format(
                key=values["key"], version=values["version"]
            )
        case "not-options":
            return tr("Options are pairs of a key and a value, not {value}").format(value=quoted(values["value"]))
        case "not-a-pair":
            return tr("An option is written KEY=VALUE, not {value}").format(value=quoted(values["value"]))
        case "whose-options":
            return tr("Say whose options: list options STRATEGY, one of {known}").format(
                known=", ".join(values["known"])
            )
        case "not-wanted":
            return tr("list {what} takes nothing more, so {value} is one word too many").format(
                what=values["what"], value=quoted(values["value"])
            )
        case "not-a-search":
            text = tr("Type job 17, pid 4711, worker 3, error, >9ms, cpu>1, item:a; {value} is none of them")
            return text.format(value=quoted(values["value"]))
        case "too-many-items":
            return tr(
                "More than {most:,} tasks fit the rest; narrow them down, by worker 3 or >20ms, to search their items"
            ).format(most=values["most"])
        case _:
            return None


def _any_of(choices: list[str]) -> str:
    return tr(" or ", "between two of several choices").join(choices)
