"""joblib's backend on Ray, which tells of what goes on while results are waited for. In the runner's main thread."""

import importlib
from collections.abc import Callable
from typing import Any

_TURN_S = 0.1


def following(turn: Callable[[], None]) -> type:
    """A class of backends as Ray's own, each of which calls ``turn`` many times a second while it waits.

    Results are fetched by the thread that waits for them, and not, as joblib prefers, by one of Ray's: nobody else has
    the time to ask.
    """
    backend: Any = importlib.import_module("ray.util.joblib.ray_backend").RayBackend

    class Following(backend):  # type: ignore[misc]
        supports_retrieve_callback = False

        def retrieve_result(self, out: Any, timeout: "float | None" = None) -> Any:
            while not out.ready():
                out.wait(_TURN_S)
                turn()
            return self.retrieve_result_callback(out.get())

    return Following
