"""Another account of this machine, which asks whatever listens at some ports; run by a Python that has the engines.

``intruder.py dask|ray PORT…`` prints a line for each question: who was asked what, and what came of it:
``answered``, ``refused``, or ``none`` where nobody there understands it.
"""

import asyncio
import contextlib
import http.client
import logging
import os
import sys
import urllib.error
import urllib.request

PATIENCE_S = 20
PATHS = ("/", "/api/version", "/api/jobs/", "/metrics", "/nodes")
METHODS = (
    "NodeInfoGcsService/GetAllNodeInfo", "JobInfoGcsService/GetNextJobID", "InternalKVGcsService/InternalKVKeys",
    "NodeManagerService/GetNodeStats", "ObjectManagerService/Pull", "CoreWorkerService/PushTask",
    "CoreWorkerService/Exit",
)  # fmt: skip


def of_dask(ports):
    """What schedulers, workers and nannies understand, open and encrypted."""
    addresses = [f"{protocol}://127.0.0.1:{port}" for port in ports for protocol in ("tcp", "tls")]

    async def all_of_them():
        return await asyncio.gather(*map(of_rpc, addresses))

    yield from zip(addresses, asyncio.run(all_of_them()), strict=True)


async def of_rpc(address):
    """What came of it that Dask's own question was asked at an address."""
    from distributed.core import connect

    try:
        comm = await asyncio.wait_for(connect(address, timeout=3), PATIENCE_S)
        await comm.write({"op": "identity", "reply": True})
        await asyncio.wait_for(comm.read(), PATIENCE_S)
    except Exception:  # noqa: BLE001 - how one is sent away depends on where one stands
        return "refused"
    return "answered"


def of_ray(ports):
    """What Ray's servers understand, by HTTP or by gRPC."""
    import grpc

    for port in ports:
        for path in PATHS:
            yield f"{port}{path}", of_http(f"http://127.0.0.1:{port}{path}")
        with grpc.insecure_channel(f"127.0.0.1:{port}") as channel:
            for method in METHODS:
                yield f"{port} {method}", of_grpc(channel.unary_unary(f"/ray.rpc.{method}"))


def of_http(address):
    """What came of it that a page was asked for."""
    try:
        urllib.request.urlopen(address, timeout=PATIENCE_S).close()
    except urllib.error.HTTPError as error:
        return {401: "refused", 403: "refused", 404: "none"}.get(error.code, "answered")
    except (OSError, http.client.HTTPException):  # it speaks something else
        return "none"
    return "answered"


def of_grpc(method):
    """What came of it that a method was called."""
    import grpc

    code = grpc.StatusCode
    try:
        method(b"", timeout=PATIENCE_S)
    except grpc.RpcError as error:
        told = {code.UNAUTHENTICATED: "refused", code.UNIMPLEMENTED: "none", code.UNAVAILABLE: "none"}
        return told.get(error.code(), "answered")
    return "answered"


def main():
    engine, *ports = sys.argv[1:]
    logging.disable()
    ask = {"dask": of_dask, "ray": of_ray}[engine]
    # What is imported on the way is somebody else's to read: so once before, where nobody listens.
    with contextlib.suppress(Exception):
        list(ask([1]))
    if os.getuid() == 0:
        os.setgroups([])
        os.setgid(65534)
        os.setuid(65534)
    for what, came in ask(ports):
        print(what, came, flush=True)


main()
