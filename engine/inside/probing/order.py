"""What is asked of a probe, and how it tells what it finds: lines of JSON in the run folder, each one write."""

import json
import os
from dataclasses import asdict
from typing import Any

from ..data_class import dataclass

ORDER_NAME = "probe.json"
LINES_NAME = "probe.lines"


@dataclass(frozen=True, slots=True)
class Order:
    """What is asked for.

    Attributes:
        wants_costs: the machine's constants, of ``strategies``; else a trial of the plan's function.
        calls: the function may be called; else its file is imported and its items are made, and that is all.
        sampling_s, company_s: how long single calls, and calls with others beside them, may take, roughly.
        strategies: those whose constants are wanted.
    """

    wants_costs: bool = False
    calls: bool = True
    sampling_s: float = 0.5
    company_s: float = 0.4
    strategies: "tuple[str, ...]" = ()

    def write(self, folder: str) -> None:
        """Leave it in the run folder. In the program. Raises OSError."""
        with open(os.path.join(folder, ORDER_NAME), "w", encoding="ascii") as file:
            json.dump(asdict(self), file)


def ordered(folder: str) -> "Order | None":
    """What is asked for in a run folder; None: an ordinary run. In the runner."""
    try:
        with open(os.path.join(folder, ORDER_NAME), encoding="ascii") as file:
            fields = json.load(file)
    except FileNotFoundError:
        return None
    return Order(**{**fields, "strategies": tuple(fields["strategies"])})


def tell(folder: str, told: str, /, **more: Any) -> None:
    """Append a line. Any process of the run. Raises OSError."""
    line = json.dumps({"told": told, **more}).encode("ascii") + b"\n"
    file = os.open(os.path.join(folder, LINES_NAME), os.O_CREAT | os.O_APPEND | os.O_WRONLY, 0o600)
    try:
        os.write(file, line)
    finally:
        os.close(file)
