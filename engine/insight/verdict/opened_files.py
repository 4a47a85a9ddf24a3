"""The files that several jobs have opened, as far as these were looked out for."""

from collections import defaultdict
from dataclasses import field

from ...inside.data_class import dataclass
from ...inside.records.evidence import OPENED
from .finding import Case


@dataclass(slots=True)
class OpenedFile:
    """A file: its size, and by PID and thread how many jobs at least have read it, and have written it."""

    size: int = 0
    reads: dict[tuple[int, int], int] = field(default_factory=dict)
    writes: dict[tuple[int, int], int] = field(default_factory=dict)

    @property
    def writers(self) -> set[int]:
        """The PIDs of those that have written it."""
        return {pid for (pid, _), count in self.writes.items() if count}


def opened_files(case: Case) -> dict[str, OpenedFile]:
    """Each of them, by its path."""
    found: defaultdict[str, OpenedFile] = defaultdict(OpenedFile)
    for each in case.run.evidence:
        if each.kind == OPENED:
            told, who = each.values, (each.pid, each.values["thread"])
            file = found[told["path"]]
            file.size = max(file.size, told["bytes"])
            file.reads[who], file.writes[who] = told["reads"], told["writes"]
    return found
