"""More that wants to compute than there are cores."""

from ...inside.language import mark
from .finding import Case, Finding, Rule


def _applies(case: Case) -> Finding | None:
    found = case.breakdown
    values = case.values("own_queue") | {"cores": found.machine.cores}
    if found.workers <= found.machine.cores:
        return Finding(
            "own_queue",
            found.share("own_queue"),
            mark(
                "The jobs waited {lost_s} for a core, as the program's main process computed beside {workers:,} "
                "workers (cores: {cores:,})."
            ),
            mark("Take one worker fewer, or give the main process less to do."),
            values,
        )
    return Finding(
        "own_queue",
        found.share("own_queue"),
        mark("The jobs waited {lost_s} for each other, as {workers:,} workers share the cores ({cores:,})."),
        mark("As many workers as cores ({cores:,}) are as fast, and need less memory."),
        values,
    )


RULE = Rule("own_queue", _applies)
