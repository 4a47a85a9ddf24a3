"""What argparse itself says, in the language that is spoken: as far as this command line makes it say anything.

argparse takes its words from gettext, by a name of its module; here that name gives ours. Of another version of Python,
whose words may be others, those that are not known stay English.
"""

import argparse

import rich.cells

from ..inside.language import mark, marked

_WORDS = (
    mark("usage: "),
    mark("positional arguments"),
    mark("options"),
    mark("show this help message and exit"),
    mark("argument %(argument_name)s: %(message)s"),
    mark("expected one argument"),
    mark("ignored explicit argument %r"),
    mark("invalid choice: %(value)r (choose from %(choices)s)"),
    mark("the following arguments are required: %s"),
    mark("unrecognized arguments: %s"),
)


def speak() -> None:
    """From now on, have argparse speak the language that is chosen at the time."""
    argparse._ = lambda text: marked(text) if text in _WORDS else text  # type: ignore[attr-defined]


class HelpFormatter(argparse.HelpFormatter):
    """Wraps what is not English by the cells that it takes, of which argparse counts one a sign."""

    def _split_lines(self, text: str, width: int) -> list[str]:
        return super()._split_lines(text, width) if text.isascii() else _wrapped(text, width)

    def _fill_text(self, text: str, width: int, indent: str) -> str:
        if text.isascii():
            return super()._fill_text(text, width, indent)
        return "\n".join(indent + line for line in _wrapped(text, width - len(indent)))


def _wrapped(text: str, width: int) -> list[str]:
    first, *words = text.split()
    lines = [first]
    for word in words:
        if rich.cells.cell_len(f"{lines[-1]} {word}") <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines
