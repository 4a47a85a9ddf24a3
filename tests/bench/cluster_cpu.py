"""Dask on several hosts: what following many jobs computes beside the bare library, and whether all records came."""

import statistics
from collections.abc import Iterator
from pathlib import Path

from tests.e2e.cluster import several_hosts

from .cluster import bare, on_hosts, ours
from .figure import Figure

_ROUNDS = 3
_CPU = """
import os
ticks = 0
for name in os.listdir("/proc"):
    if name.isdigit():
        try:
            with open(f"/proc/{name}/stat") as file:
                ticks += sum(map(int, file.read().rpartition(")")[2].split()[11:15]))
        except OSError:
            pass
print(ticks / os.sysconf("SC_CLK_TCK"))
"""


def figures() -> Iterator[Figure]:
    """The CPU time of 2,000 tasks that travel alone over the bare library's; the share of records that came home."""
    with on_hosts() as found:
        if found is None:
            return
        cluster, path = found
        yield Figure("cluster_cpu_over_bare", _cpu_over_bare(cluster, path), "of bare, CPU", "at most 1.1: 2,000 tasks")
        states = [task["state"] for task in ours(path, 100_000, 100)["tasks"]]
        yield Figure("cluster_records_home", states.count("done") / 100_000, "of 100,000 records", "1")


def _cpu_over_bare(cluster: several_hosts.Hosts, path: Path) -> float:
    """What scheduler, nannies and workers compute for 2,000 tasks that travel alone."""

    def spent_s() -> float:
        return sum(float(cluster.python(host, _CPU)) for host in several_hosts.CLOCKS)

    ratios = []
    for _ in range(_ROUNDS):
        before_s = spent_s()
        ours(path, 2_000, 1)
        between_s = spent_s()
        bare(2_000, 1)
        ratios.append((between_s - before_s) / (spent_s() - between_s))
    return statistics.median(ratios)
