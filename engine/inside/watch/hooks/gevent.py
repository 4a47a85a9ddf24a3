"""gevent: its greenlets take turns in one thread, so that what is between a start and an end is several tasks'."""

from __future__ import annotations

from .. import notes

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import ModuleType

TRIED = ("25",)


def _monkey(_module: ModuleType) -> None:
    notes.note("not-shown", what="gevent")


HOOKS = {"gevent.monkey": _monkey}
