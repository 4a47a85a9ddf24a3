"""A Ray cluster that somebody else has started: joined for one run, followed while it lasts, and left as it was.

In the runner's main thread, which waits for results and asks the readers in turns; no thread is needed.
"""

import contextlib
import importlib
import os
import sys
import time
from collections import deque
from collections.abc import Callable
from typing import Any

from ..problem import PlanError
from ..problems.clusters import NotANode, NoWorkers, Unreachable, WantsToken
from ..records import events
from ..records.recorded import Recorded
from ..records.text import brief_why
from . import loading, own_ray, parcel, ray_server, reach, versions
from .home import Home, Reader, pull_every_s
from .travelling import beside, function_bytes
from .waiting import Waiting

_TRIES = 3
_ANSWER_S = 0.5
_ROSTER_S = 2.0
_COMES_S = 60.0
_AT_ONCE = 1_000
_LAST_S = 5.0


class RayLink:
    """One run's part in a cluster. ``work`` is called with a chunk of tasks there, where is room for ``workers``."""

    def __init__(self, call: Recorded, address: str) -> None:
        """Join the cluster at ``address``. Raises PlanError: it cannot be reached, or cannot run this.

        Args:
            call: what is to be run.
            address: ``auto``, ``HOST:PORT`` of a cluster of which this machine is a node, or ``ray://HOST:PORT``.
        """
        self._ray: Any = importlib.import_module("ray")
        self._folder = call.folder
        self._keeps_going = call.keep_going
        self._home = Home(call.folder)
        self._waiting = Waiting(call.folder)
        self._actors: dict[str, Any] = {}
        self._coming: dict[str, tuple[Any, Any]] = {}
        self._asked: dict[Any, tuple[Reader, int]] = {}
        self._pulled_s = self._looked_round_s = 0.0
        is_client = address.startswith(reach.RAY)
        reach.check_ray(address)
        wants_token = is_client and ray_server.check(address)
        try:
            self._join(address, _TRIES if is_client else 1)
        except (Exception, SystemExit) as error:
            if isinstance(error, SystemExit) or (isinstance(error, ConnectionError) and not is_client):
                raise PlanError(NotANode(key=reach.ADDRESS, address=address)) from error
            if wants_token and isinstance(error, ConnectionError):
                raise PlanError(WantsToken(address=address)) from error
            versions.check_ray(str(error), str(self._ray.__version__))
            raise PlanError(Unreachable(key=reach.ADDRESS, address=address, why=_why(error))) from error
        try:
            self._enrol(call, address)
        except BaseException as error:
            self.leave(_COMES_S if isinstance(error, PlanError) else _LAST_S)
            raise

    def _join(self, address: str, tries: int) -> None:
        """Have Ray join the cluster. Raises whatever it raises."""
        try:
            # What it says goes to the person, where it is not theirs: it is said in a sentence.
            with _silence():
                self._ray.init(address, log_to_driver=False, logging_level="CRITICAL")
        except ConnectionAbortedError as error:
            # The head starts a server for each client, and gives it up where that is not there in time.
            if tries == 1 or versions.is_of_another_ray(str(error)):
                raise
            with contextlib.suppress(BaseException), _silence():
                self._ray.shutdown()
            self._join(address, tries - 1)

    def _enrol(self, call: Recorded, address: str) -> None:
        package, zipped = parcel.made()
        made = {
            "run": os.path.basename(call.folder).rpartition("-")[2],
            "package": package,
            "zipped": zipped,
            "function": function_bytes(call.function, "ray.cloudpickle"),
            "beside": beside(call.function),
            "keep_going": call.keep_going,
            "python": list(sys.version_info[:2]),
        }
        source = parcel.source("ray_plugins.py")
        space: dict[str, Any] = {"__name__": "parallelogram_plugins"}
        exec(source, space)  # noqa: S102 - it is pickled from there, as nobody else has a module of that name
        self.work: Callable[..., Any] = space["worker"](source, made)
        self._reader = self._ray.remote(num_cpus=0, max_restarts=0)(space["reader"](made))
        nodes = self._nodes()
        trial = self._ray.remote(num_cpus=0, max_retries=0)(space["trial"](source, made))
        asked = [self._on(node, trial).remote() for node in nodes]
        self._look_round()
        self._check_trials(nodes, asked, address)
        until_s = time.monotonic() + _COMES_S
        while self._coming and time.monotonic() < until_s:
            self._greet_who_came(_ANSWER_S)
        self.workers = workers = self._count_workers()
        where = address if address.startswith(reach.RAY) else str(self._ray.get_runtime_context().gcs_address)
        events.note(self._folder, events.Engine("ray", str(self._ray.__version__), where, workers))

    def _check_trials(self, nodes: "dict[str, str]", asked: "list[Any]", address: str) -> None:
        try:
            told = dict(zip(nodes, self._ray.get(asked, timeout=_COMES_S), strict=True))
        except Exception as error:
            raise PlanError(Unreachable(key=reach.ADDRESS, address=address, why=brief_why(error))) from error
        loading.check({node: (nodes[node], info) for node, info in told.items()})

    def gather(self, chunks: "list[list[tuple[int, Any]]]", max_retries: int) -> int:
        """Have all chunks of tasks run; how many results came. Raises the first error that comes, if it is not to keep
        going.
        """
        remote = self._ray.remote(max_retries=max_retries)(self.work)
        ahead = deque(remote.remote(chunk) for chunk in chunks)
        waiting: list[Any] = []
        count = 0
        while ahead or waiting:
            # Not all at once: what is waited for is looked through each time.
            waiting += [ahead.popleft() for _ in range(min(_AT_ONCE - len(waiting), len(ahead)))]
            left_s = max(self._pulled_s + self._pull_every_s - time.monotonic(), 0.0)
            ready, waiting = self._ray.wait(waiting, num_returns=len(waiting), timeout=left_s)
            count += own_ray.count_results(self._ray, ready, keep_going=self._keeps_going)
            self.turn()
        return count

    def turn(self) -> None:
        """Ask what is new, if that is due; to be called as long as results are waited for."""
        if time.monotonic() >= self._pulled_s + self._pull_every_s:
            self._pull(_ANSWER_S)

    def leave(self, patience_s: float = _LAST_S) -> None:
        """Let go of all of it, at once: Ray ends what has begun, and with it all that is ours.

        ``patience_s``: how long to wait for readers that are still coming.
        """
        self._home.close()
        with contextlib.suppress(BaseException):
            # Those that are still coming as well: a trial has made a folder on their nodes, which nobody else removes.
            coming = [actor for actor, _ in self._coming.values()]
            closed = [actor.close.remote() for actor in (*self._actors.values(), *coming)]
            self._ray.wait(closed, num_returns=len(closed), timeout=patience_s if coming else _ANSWER_S)
        with contextlib.suppress(BaseException), _silence():
            self._ray.shutdown()
        self._actors, self._coming = {}, {}

    def close(self) -> None:
        """Likewise, once all that was recorded is here."""
        with contextlib.suppress(BaseException):
            self._pull(_LAST_S)  # what was told but not heard comes first
            until_s = time.monotonic() + 2 * _LAST_S
            while self._pull(_LAST_S) and time.monotonic() < until_s:
                pass
        self.leave()

    @property
    def _pull_every_s(self) -> float:
        return pull_every_s(len(self._actors))

    def _count_workers(self) -> int:
        """For how many there is room."""
        workers = int(self._ray.cluster_resources().get("CPU", 0))
        self._waiting.tell(None if workers else NoWorkers(engine="Ray"))
        return workers

    def _nodes(self) -> "dict[str, str]":
        """The nodes that are there, with the names of their hosts."""
        return {
            each["NodeID"]: str(each.get("NodeManagerHostname") or each["NodeName"])
            for each in self._ray.nodes()
            if each["Alive"]
        }

    def _on(self, node: str, remote: Any) -> Any:
        strategies: Any = importlib.import_module("ray.util.scheduling_strategies")
        return remote.options(scheduling_strategy=strategies.NodeAffinitySchedulingStrategy(node, soft=False))

    def _look_round(self) -> None:
        """Have a reader on each node that has none, and let go of those whose node is gone."""
        self._looked_round_s = time.monotonic()
        nodes = self._nodes()
        for node in nodes:
            if node not in self._actors and node not in self._coming:
                actor = self._on(node, self._reader).remote()
                self._coming[node] = actor, actor.who.remote()
        for node, reader in self._home.readers.items():
            if node not in nodes:
                self._actors.pop(node, None)
                self._home.is_gone(reader)

    def _greet_who_came(self, patience_s: float) -> None:
        """Take up those readers that are there by now: who they are, and what their clocks show."""
        asked = {who: node for node, (_, who) in self._coming.items()}
        ready, _ = self._ray.wait(list(asked), num_returns=len(asked), timeout=patience_s)
        for who in ready:
            node = asked[who]
            actor, _ = self._coming.pop(node)
            info = None
            with contextlib.suppress(Exception):  # its node is gone again, or it cannot begin there; it is tried anew
                info = self._ray.get(who)
            if info is None:
                continue
            reader = self._home.reader(node)
            self._home.know(reader, info["machine"], info["host"], node[:8])
            self._actors[node], reader.ended = actor, 0
            for _ in reader.greetings():
                asked_ns = time.perf_counter_ns()
                with contextlib.suppress(Exception):
                    answer = self._ray.get(actor.look.remote(reader.heard, False), timeout=_LAST_S)
                    self._home.take(reader, answer, asked_ns, time.perf_counter_ns())

    def _pull(self, patience_s: float) -> bool:
        """Ask all readers what is new, and file what they answer within ``patience_s``; who is late is heard later.

        Returns whether any of them may have more.
        """
        if time.monotonic() > self._looked_round_s + _ROSTER_S:
            with contextlib.suppress(Exception):
                self._look_round()
                self._count_workers()
        if self._coming:
            self._greet_who_came(0.0)
        busy = {reader.address for reader, _ in self._asked.values()}
        for node, actor in self._actors.items():
            if node not in busy:
                reader = self._home.reader(node)
                asked_ns = time.perf_counter_ns()
                self._asked[actor.look.remote(reader.heard, True)] = reader, asked_ns
        until_s = time.monotonic() + patience_s
        waiting, has_more = list(self._asked), False
        while waiting:
            ready, waiting = self._ray.wait(waiting, num_returns=1, timeout=max(until_s - time.monotonic(), 0.0))
            heard_ns = time.perf_counter_ns()
            if not ready:
                break
            for ref in ready:
                reader, asked_ns = self._asked.pop(ref)
                try:
                    has_more |= self._home.take(reader, self._ray.get(ref), asked_ns, heard_ns)
                except Exception:  # noqa: BLE001 - it is gone; where its node is not, another comes
                    self._actors.pop(reader.address, None)
        self._home.look()
        self._pulled_s = time.monotonic()
        return has_more


def _why(error: BaseException) -> str:
    """The exception in one line; of what the other side has sent as a traceback, that traceback's."""
    last = str(error).strip().rpartition("\n")[2]
    return last if isinstance(error, ConnectionAbortedError) else brief_why(error)


@contextlib.contextmanager
def _silence() -> Any:
    """Nothing that is logged or warned of on the way comes to the person."""
    import logging
    import warnings

    before = logging.root.manager.disable
    logging.disable(logging.CRITICAL)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        logging.disable(before)
