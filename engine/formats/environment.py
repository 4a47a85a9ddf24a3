"""Where a run was made, as far as it may matter to whoever compares it with another."""

import contextlib
import dataclasses
import functools
import platform
from collections.abc import Mapping

from .. import __version__, words
from ..inside.cores import memory_bytes, usable_cores
from ..inside.data_class import dataclass
from ..inside.language import tr
from ..inside.plan import Plan
from ..inside.strategies import START_METHOD, start_methods, strategies
from ..model.call import Python
from .container import WrongError
from .fields import Fields

_PACKAGES = ("joblib", "numpy", "psutil")
_CHARACTERS = 200


@dataclass(frozen=True, slots=True)
class Environment:
    """The machine and the programs.

    Attributes:
        program: this program's version; as ``system`` and ``machine``, empty where nobody knows.
        packages: the versions of what it is made with, by name; for a run in another Python they are not that one's.
        system, machine: such as ``"Linux 6.1.0"`` and ``"x86_64"``.
        cores, memory_bytes: as many as the program could use; 0 bytes where nobody knows.
        start_method: how its workers were started, None where that is not told by the plan.
    """

    program: str
    packages: Mapping[str, str]
    system: str
    machine: str
    cores: int
    memory_bytes: int
    start_method: str | None

    @classmethod
    def here(cls, plan: Plan) -> "Environment":
        """That of a run of ``plan`` that was made by this program on this machine."""
        return cls(
            __version__,
            _packages(),
            f"{platform.system()} {platform.release()}"[:_CHARACTERS],
            platform.machine()[:_CHARACTERS],
            usable_cores(),
            memory_bytes(),
            _start_method(plan),
        )

    def fields(self) -> dict[str, object]:
        """As plain data."""
        return dataclasses.asdict(self)

    def texts(self, python: Python | None) -> dict[str, str]:
        """As text by field, to be held against another's; ``""`` where nobody knows.

        ``python`` is the interpreter that its tasks ran in (``Run.python``).
        """
        return {
            "program": self.program,
            "python_version": "" if python is None else python.version,
            "gil": "" if python is None else "yes" if python.gil else "no",
            **self.packages,
            "system": self.system,
            "machine": self.machine,
            "cores": f"{self.cores:,}",
            "memory_bytes": words.size(self.memory_bytes) if self.memory_bytes else "",
            "start_method": self.start_method or "",
        }

    @classmethod
    def of_fields(cls, fields: Fields) -> "Environment":
        """From ``fields`` again; what they do not tell, nobody knows. Raises WrongError."""

        def text(name: str) -> str:
            return fields.text(name, _CHARACTERS)

        return cls(
            fields.given("program", text, ""),
            fields.given("packages", lambda name: _packages_of(fields.inner(name)), {}),
            fields.given("system", text, ""),
            fields.given("machine", text, ""),
            fields.whole("cores"),
            fields.given("memory_bytes", fields.whole, 0),
            fields.given("start_method", lambda name: fields.optional(name, text), None),
        )


@functools.cache
def _packages() -> dict[str, str]:
    import importlib.metadata  # which a start has no time for

    found = {}
    for name in _PACKAGES:
        with contextlib.suppress(importlib.metadata.PackageNotFoundError):
            found[name] = importlib.metadata.version(name)[:_CHARACTERS]
    return found


def _packages_of(fields: Fields) -> dict[str, str]:
    if len(fields.names()) > 100:
        raise WrongError(tr("its packages cannot be so"))
    return {name: fields.text(name, _CHARACTERS) for name in fields.names()}


def _start_method(plan: Plan) -> str | None:
    chosen = plan.options.get(START_METHOD.key)
    if chosen is not None:
        return str(chosen)
    if plan.watch is not None:
        return None
    takes_one = any(option.key == START_METHOD.key for option in strategies()[plan.strategy].options)
    return start_methods()[0] if takes_one and plan.python is None else None
