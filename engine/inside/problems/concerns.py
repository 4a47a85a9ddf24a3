"""What speaks against starting a plan: it would take too much of the machine, or too long."""

from ..language import tr
from ..phrases import count, duration, gigabytes
from ..problem import Problem, known

_UNBOUNDED = "-unbounded"


class Concern(Problem):
    is_sure: bool = False
    """Whether it cannot go well, so that it need not be tried."""

    def unbounded(self) -> Problem:
        """The same where nobody can be asked and there is no time-out: it says what to do about it as well."""
        return known()[self.code + _UNBOUNDED](**self.__dict__)


class TooManyFiles(Concern):
    code = "too-many-files"
    field = "workers"
    workers: int
    most: int
    fitting: int

    def told(self) -> str:
        return tr(
            "{workers:,} workers need more open files than the {most:,} this system allows a process; about {fitting} would fit, and more if you raise that limit (ulimit -n)"
        ).format(workers=self.workers, most=self.most, fitting=_workers(self.fitting))


class TooManyFilesUnbounded(TooManyFiles):
    code = TooManyFiles.code + _UNBOUNDED

    def told(self) -> str:
        return _with_way_out(super().told())


class TooManyProcesses(Concern):
    code = "too-many-processes"
    field = "workers"
    workers: int
    most: int
    used: int
    fitting: int

    def told(self) -> str:
        if self.fitting:
            text = tr(
                "This system allows {most:,} processes and threads here, and {used:,} are there already, so {workers:,} workers more do not fit; {fitting} would, and more if you raise that limit (ulimit -u)"
            )
        else:
            text = tr(
                "This system allows {most:,} processes and threads here, and {used:,} are there already, so not one worker more fits; end other programs, or raise that limit (ulimit -u)"
            )
        return text.format(most=self.most, used=self.used, workers=self.workers, fitting=_workers(self.fitting))


class TooManyProcessesUnbounded(TooManyProcesses):
    code = TooManyProcesses.code + _UNBOUNDED

    def told(self) -> str:
        return _with_way_out(super().told())


class MemoryUnknown(Concern):
    code = "memory-unknown"
    field = "workers"
    workers: int
    needed_bytes: int
    machine_bytes: int

    def told(self) -> str:
        return tr(
            "{workers:,} workers alone need about {needed} of memory, what the function adds is not known, and this machine has {available}"
        ).format(workers=self.workers, needed=gigabytes(self.needed_bytes), available=gigabytes(self.machine_bytes))


class MemoryUnknownUnbounded(MemoryUnknown):
    code = MemoryUnknown.code + _UNBOUNDED

    def told(self) -> str:
        return _with_way_out(super().told())


class TakesLong(Concern):
    code = "takes-long"
    field = "size"
    seconds: float

    def told(self) -> str:
        return tr("These jobs would take about {time}").format(time=duration(self.seconds))


class TakesLongUnbounded(TakesLong):
    code = TakesLong.code + _UNBOUNDED

    def told(self) -> str:
        return tr(
            "These jobs would take about {time}; choose a smaller --size, or give --timeout SECONDS to run them for at most that long"
        ).format(time=duration(self.seconds))


class TakesMemory(Concern):
    code = "takes-memory"
    field = "size"
    needed_bytes: int
    machine_bytes: int

    def told(self) -> str:
        return tr("The workers would need about {needed} of memory at once, and this machine has {available}").format(
            needed=gigabytes(self.needed_bytes), available=gigabytes(self.machine_bytes)
        )


class TakesMemoryUnbounded(TakesMemory):
    code = TakesMemory.code + _UNBOUNDED

    def told(self) -> str:
        return tr(
            "The workers would need about {needed} of memory at once, and this machine has {available}; choose a smaller --size or fewer --workers, or give --timeout SECONDS to try it all the same"
        ).format(needed=gigabytes(self.needed_bytes), available=gigabytes(self.machine_bytes))


def _workers(number: int) -> str:
    return count(number, tr("{n} worker"), tr("{n} workers"))


def _with_way_out(sentence: str) -> str:
    """On the command line, where nobody can be asked, what to do about it is a part of the sentence."""
    return tr("{sentence}; choose fewer --workers, or give --timeout SECONDS to try it all the same").format(
        sentence=sentence
    )
