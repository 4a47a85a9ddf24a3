"""Whether what answers at ``ray://HOST:PORT`` is Ray's server for clients; asked before Ray's own client, which tries
three times over and does not tell what it was that answered. In the runner.
"""

import importlib
import os
from typing import Any

from ..problem import PlanError
from ..problems.clusters import NotACluster, WantsToken
from . import reach

_PING = b"\x08\x06"  # ClusterInfoRequest of ray_client.proto: its one field, type, is PING
_METHOD = "/ray.rpc.RayletDriver/ClusterInfo"
_ANSWERS_S = 14.0


def check(address: str) -> bool:
    """Ask the server at ``address`` (``ray://HOST:PORT``), which is known to speak gRPC, who it is.

    Returns:
        Whether it wants a token, of which Ray's client has one to tell.

    Raises:
        PlanError: it is none, or wants a token, and there is none.
    """
    if os.environ.get("RAY_USE_TLS", "0") not in ("", "0"):
        return False  # by which certificates, Ray knows
    grpc: Any = importlib.import_module("grpc")
    with grpc.insecure_channel(address.removeprefix(reach.RAY)) as channel:
        try:
            channel.unary_unary(_METHOD)(_PING, timeout=_ANSWERS_S)
        except grpc.RpcError as error:
            if error.code() is grpc.StatusCode.UNAUTHENTICATED:
                if os.environ.get("RAY_AUTH_MODE", "").lower() != "token":
                    raise PlanError(WantsToken(address=address)) from None
                return True
            if error.code() is not grpc.StatusCode.UNAVAILABLE:  # for the moment
                raise PlanError(NotACluster(address=address)) from None
    return False
