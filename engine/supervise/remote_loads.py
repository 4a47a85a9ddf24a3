"""What the workers of other hosts take, as readers beside them tell. In the supervising thread."""

from collections.abc import Sequence

from ..inside.worker import Process
from ..model.measured import ProcessSample

_NUMBERS = 4  # of each worker: PID, start, CPU time in µs, memory in bytes
_STALE_NS = 5_000_000_000


class RemoteLoads:
    """Of one run. What is told of a worker is a sample of it from when it was told until it is told again."""

    def __init__(self) -> None:
        """Nothing was told."""
        self._told: dict[Process, tuple[int, int]] = {}
        self._samples: dict[Process, tuple[int, ProcessSample]] = {}

    def take(self, host: str, at_ns: int, loads: Sequence[int]) -> None:
        """What the workers of ``host`` have used in all at a moment of our clock: four numbers each (``_NUMBERS``)."""
        for first in range(0, len(loads) - _NUMBERS + 1, _NUMBERS):
            pid, start, cpu_us, rss_bytes = loads[first : first + _NUMBERS]
            process = Process(host, pid, start)
            if process.is_here or min(cpu_us, rss_bytes) < 0:
                continue  # those of this host are sampled as all others are
            before_ns, before_us = self._told.get(process, (at_ns, cpu_us))
            cpu = max(cpu_us - before_us, 0) * 1e3 / (at_ns - before_ns) if at_ns > before_ns else None
            self._told[process] = at_ns, cpu_us
            self._samples[process] = at_ns, ProcessSample(process, cpu, rss_bytes)

    def samples(self, now_ns: int) -> tuple[ProcessSample, ...]:
        """What they take now, as far as anything was heard of them lately."""
        self._samples = {one: told for one, told in self._samples.items() if now_ns - told[0] < _STALE_NS}
        return tuple(sample for _, sample in self._samples.values())
