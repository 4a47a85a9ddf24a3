"""Several hosts on this machine: namespaces of their own for network, processes, clock and files (see ``hosts.sh``)."""

import contextlib
import os
import pathlib
import secrets
import subprocess
import sys

import pytest

from tests.left_behind import MARK
from tests.waiting import wait_until

_HOSTS = str(pathlib.Path(__file__).with_name("hosts.sh"))
NET = f"10.{64 + secrets.randbelow(128)}.{secrets.randbelow(250)}"
"""The first three numbers of the addresses; others may have hosts of their own at the same time."""
SCHEDULER = f"tcp://{NET}.2:8786"
RAY = f"ray://{NET}.2:10001"
CLOCKS = {"sched": 100_000, "w1": 250_000, "w2": 400_000}
"""By how many seconds ``perf_counter`` is ahead on each."""


class Hosts:
    """A scheduler's host and two of workers. ``address`` is the scheduler's."""

    def __init__(self, folder, venv, settings=()):
        self._folder = folder
        self._environment = {
            **{name: value for name, value in os.environ.items() if name != MARK},
            "HOSTS_DIR": str(folder / "hosts"),
            "HOSTS_NET": NET,
            "HOSTS_VENVS": f"v={venv} p={sys.prefix}",
            "HOSTS_SECONDS": "900",
            "HOSTS_CLOCKS": " ".join(map(str, CLOCKS.values())),
            **dict(settings),
        }
        self._started = 0

    def do(self, *words, **more):
        """One of the script's verbs, to its end; what it printed."""
        done = subprocess.run(
            ["bash", _HOSTS, *words], env=self._environment, capture_output=True, timeout=120, check=False,
            encoding="utf-8", stdin=subprocess.DEVNULL, **more,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
        return done.stdout

    def start(self, host, *words):
        """Start a command on a host; the file of what it prints."""
        self._started += 1
        path = self._folder / f"{host}-{self._started}.log"
        path.touch()
        # By a shell that ends at once: what goes on there is no child of the tests.
        script = 'bash "$@" >"$LOG" 2>&1 </dev/null &'
        command = ["bash", "-c", script, "start", _HOSTS, "exec", host, *words]
        subprocess.run(command, env={**self._environment, "LOG": str(path)}, check=True, timeout=60)
        return path

    def python(self, host, code, *words):
        """Run a piece of Python on a host; what it printed."""
        return self.do("exec", host, "/opt/v/bin/python", "-c", code, *words)

    def close(self):
        """End all of them."""
        with contextlib.suppress(AssertionError):
            self.do("down")


@contextlib.contextmanager
def hosts(folder, venv, names=tuple(CLOCKS), settings=()):
    """Hosts that are up, by further ``settings`` of the script; skips where namespaces are refused."""
    tried = subprocess.run(
        ["unshare", "--net", "--mount", "--pid", "--time", "--fork", "true"], check=False, capture_output=True
    )
    if tried.returncode:
        pytest.skip("namespaces are refused here")
    made = Hosts(folder, venv, settings)
    try:
        made.do("up", *names)
        yield made
    finally:
        made.close()


@contextlib.contextmanager
def dask(folder, venv, settings=()):
    """Hosts with a Dask cluster: its scheduler at ``SCHEDULER``, its dashboard at port 8787, and two workers."""
    with hosts(folder, venv, settings=settings) as made:
        python = ("/opt/v/bin/python", "-m")
        where = ("--host", f"{NET}.2", "--port", "8786", "--dashboard-address", ":8787")
        made.start("sched", *python, "distributed.cli.dask_scheduler", *where)
        add_worker(made, "w1", "w2")
        yield made


def add_worker(cluster, *hosts, python="/opt/v/bin/python", scheduler=SCHEDULER, more=()):
    """Start a worker, with its nanny, on each of these hosts of a Dask cluster, and wait until they are there.

    ``more``: further words of its command. Returns what the last of them prints: a file.
    """
    how = ("--nworkers", "1", "--nthreads", "1", "--no-dashboard", "--local-directory", "/tmp", *more)
    command = (python, "-m", "distributed.cli.dask_worker", scheduler, *how)
    for log in [cluster.start(host, *command) for host in hosts]:
        wait_until(lambda log=log: "Registered to" in log.read_text("utf-8"), 60, f"a worker ({log})")
    return log


@contextlib.contextmanager
def ray(folder, venv):
    """Two hosts with a Ray cluster, a worker on each: its head is ``sched``, and others join it at ``RAY``."""
    # For each client the head starts a server, and gives up on it after 30 s: a busy machine takes longer.
    settings = {"HOSTS_ENV": "RAY_CLIENT_SERVER_CHECK_CHANNEL_TIMEOUT_S=60"}
    with hosts(folder, venv, ("sched", "w1"), settings) as made:
        start = ("/opt/v/bin/python", "-m", "ray.scripts.scripts", "start", "--disable-usage-stats", "--block")
        start += ("--num-cpus", "1", "--object-store-memory", "80000000")
        head = ("--head", "--node-ip-address", f"{NET}.2", "--port", "6379", "--include-dashboard", "false")
        for host, how in (("sched", head), ("w1", ("--address", f"{NET}.2:6379"))):
            log = made.start(host, *start, *how)
            wait_until(lambda log=log: "Ray runtime started" in log.read_text("utf-8"), 120, f"a node ({log})")
        yield made
