"""The figures as a page, a row each: what was measured, against which goal, when and on what."""

import os
import platform
import time
from pathlib import Path

from tests.bench.figure import Figure

_HEAD = """# Figures

`make bench` writes this page; `python -m tests.bench NAME` measures one group anew, and keeps the other rows.
A machine's speed changes from minute to minute, so most are ratios to a yardstick of the same run. *Load* is how
many programs wanted a core just then.

| figure | measured | goal | day | Python | cores | load |
|---|---|---|---|---|---|---|
"""


def row(figure: Figure) -> str:
    """The row of a figure that was measured just now, here."""
    conditions = (time.strftime("%Y-%m-%d"), platform.python_version(), os.cpu_count(), f"{os.getloadavg()[0]:.1f}")
    cells = (figure.name, f"{figure.value:.4g} {figure.unit}", figure.goal, *conditions)
    return f"| {' | '.join(str(cell).replace('|', '/') for cell in cells)} |"


def rows(path: Path) -> dict[str, str]:
    """The rows that the page ``path`` has, by the names of their figures; none if there is no page."""
    if not path.exists():
        return {}
    _, _, table = path.read_text(encoding="utf-8").partition("|---|")
    lines = [line for line in table.splitlines() if line.startswith("| ")]
    return {line.split("|")[1].strip(): line for line in lines}


def write(path: Path, found: dict[str, str]) -> None:
    """Write the page with these rows."""
    path.write_text(_HEAD + "\n".join(found.values()) + "\n", encoding="utf-8")
