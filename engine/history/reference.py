"""How a person names a run that is kept: by a short ID, as much of it as is enough, or by a name of their own."""

import re
from collections import Counter
from collections.abc import Callable, Mapping

from ..formats import RUN_FILE_SUFFIX
from ..inside.data_class import dataclass
from .history import Listing

_SHORT = re.compile(r".+-([0-9a-f]{6})")
"""How the history itself names its files: the end is no other run's."""


@dataclass(frozen=True, slots=True)
class References:
    """The IDs of all runs of a listing, damaged ones as well: short, and the same as long as the file is there.

    ``ids`` has them by the names of the files: the end of a name that the history has given; of any other file, and
    where two names end alike, the whole name.
    """

    ids: Mapping[str, str]
    titles: Mapping[str, str]

    @classmethod
    def of(cls, listing: Listing) -> "References":
        """Those of ``listing``."""
        names = [*(entry.name for entry in listing.entries), *listing.damaged]
        stems = {name: name.removesuffix(RUN_FILE_SUFFIX) for name in names}
        ends = {name: _end(stem) for name, stem in stems.items()}
        often = Counter(ends.values())
        ids = {name: end if often[end] == 1 else stems[name] for name, end in ends.items()}
        return cls(ids, {entry.name: entry.remark.title for entry in listing.entries if entry.remark.title})

    def meant(self, reference: str) -> list[str]:
        """The names of the files that ``reference`` may mean: one if it is clear, none if it is nobody's.

        An ID or a file's name counts before a person's name for a run, and that before the beginning of an ID.
        """
        stem = reference.removesuffix(RUN_FILE_SUFFIX)
        if not stem:
            return []
        whole = self._where(lambda name: stem in (self.ids[name], name.removesuffix(RUN_FILE_SUFFIX)))
        titled = [name for name, title in self.titles.items() if title.casefold() == reference.casefold()]
        return whole or titled or self._where(lambda name: self.ids[name].startswith(stem) or name.startswith(stem))

    def _where(self, fits: Callable[[str], bool]) -> list[str]:
        return [name for name in self.ids if fits(name)]


def _end(stem: str) -> str:
    found = _SHORT.fullmatch(stem)
    return found[1] if found is not None else stem
