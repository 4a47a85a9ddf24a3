"""Whether an engine answers at an address; found out before its library is asked, which may wait for ever.

In the runner.

A scheduler speaks first: the length of its greeting. What says nothing, or something else, is another program.
"""

import contextlib
import os
import socket
import struct
from typing import TYPE_CHECKING

from ..problem import PlanError
from ..problems.clusters import (
    NoCluster,
    NoScheduler,
    NotACluster,
    NotANode,
    NotAScheduler,
    UnknownHost,
    WantsCertificates,
)

if TYPE_CHECKING:
    import ssl

SCHEDULER, ADDRESS = "scheduler", "address"
"""The keys of the options that name the address, of Dask's and of Ray's."""
RAY = "ray://"
PATIENCE_S = 10.0
_SPEAKS_S, _SHAKES_S = 8.0, 4.0
"""How long a scheduler may take to greet, and to agree upon an encryption; together less than anybody would wait."""
_GREETING_MOST_BYTES = 1 << 20


def check(key: str, address: str, tls: "str | None") -> None:
    """Whether a scheduler answers at ``address`` (``tcp://HOST:PORT`` or ``tls://…``), which option ``key`` has set.

    Args:
        key: of the option.
        address: of the scheduler.
        tls: the folder of its certificates (see ``files``), if any.

    Raises:
        PlanError: none does, or another one.
    """
    import ssl  # which no other strategy's run has time for

    protocol, _, rest = address.partition("://")
    host, _, port = rest.rpartition(":")
    if protocol == "tls" and tls is None:
        raise PlanError(WantsCertificates(key=key, address=address))
    where = _place(key, host, port)
    try:
        with socket.create_connection(where, PATIENCE_S) as plain:
            plain.settimeout(_SPEAKS_S)
            with contextlib.ExitStack() as stack:
                line = plain
                if protocol == "tls":
                    line = stack.enter_context(_context(str(tls)).wrap_socket(plain))
                speaks = _speaks(line)
    except ssl.SSLError:
        raise PlanError(NotAScheduler(key=key, address=address)) from None
    except OSError:
        raise PlanError(NoScheduler(key=key, address=address)) from None
    if not speaks and protocol == "tcp" and _wants_tls(where):
        raise PlanError(WantsCertificates(key=key, address=address))
    if not speaks:
        raise PlanError(NotAScheduler(key=key, address=address))


def check_ray(address: str) -> None:
    """Whether a Ray cluster can be joined at ``address``: ``auto``, ``HOST:PORT`` or ``ray://HOST:PORT``.

    What is not ``ray://`` takes a machine that is a node of the cluster: elsewhere Ray ends the process that asks.

    Raises:
        PlanError: it cannot.
    """
    is_client = address.startswith(RAY)
    if not is_client and _has_raylet() is False:
        raise PlanError(NotANode(key=ADDRESS, address=address))
    host, _, port = address.removeprefix(RAY).rpartition(":")
    if not host:
        return  # which Ray itself finds
    where = _place(ADDRESS, host, port)
    try:
        with socket.create_connection(where, PATIENCE_S) as line:
            line.settimeout(_SPEAKS_S)
            speaks = os.environ.get("RAY_USE_TLS", "0") not in ("", "0") or _speaks_http2(line)
    except TimeoutError:
        speaks = False
    except OSError:
        raise PlanError(NoCluster(key=ADDRESS, address=address)) from None
    if not speaks:
        raise PlanError(NotACluster(address=address))


def _place(key: str, host: str, port: str) -> "tuple[str, int]":
    """Where a host is that option ``key`` names. Raises PlanError if nobody knows it."""
    try:
        found = socket.getaddrinfo(host.strip("[]"), int(port), type=socket.SOCK_STREAM)
    except (socket.gaierror, UnicodeError):
        raise PlanError(UnknownHost(key=key, host=host)) from None
    return str(found[0][4][0]), int(port)


def _has_raylet() -> "bool | None":
    """Whether this machine is a node of a Ray cluster; None where nobody knows."""
    try:
        pids = [name for name in os.listdir("/proc") if name.isdecimal()]
    except OSError:
        return None
    for pid in pids:
        with contextlib.suppress(OSError), open(f"/proc/{pid}/comm", encoding="utf-8", errors="replace") as file:
            # One of a container is seen from outside of it, and is of another machine all the same.
            if file.read().strip() == "raylet" and _namespaces(pid) == _namespaces("self"):
                return True
    return False


def _namespaces(pid: str) -> "list[str]":
    return [os.readlink(f"/proc/{pid}/ns/{name}") for name in ("pid", "net")]


def _speaks_http2(line: socket.socket) -> bool:
    """Whether it greets as all do that speak gRPC (RFC 9113, section 3.4): by a frame of settings."""
    line.sendall(b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n" + bytes((0, 0, 0, 4, 0, 0, 0, 0, 0)))
    try:
        greeting = line.recv(9, socket.MSG_WAITALL)
    except ConnectionError:
        return False
    return len(greeting) == 9 and greeting[3] == 4


def files(folder: str) -> "dict[str, str]":
    """The certificates in a folder, by what Dask calls them: ``ca.pem``, ``cert.pem`` and ``key.pem``."""
    names = {"tls_ca_file": "ca.pem", "tls_client_cert": "cert.pem", "tls_client_key": "key.pem"}
    return {what: os.path.join(os.path.expanduser(folder), name) for what, name in names.items()}


def _context(folder: str) -> "ssl.SSLContext":
    import ssl

    paths = files(folder)
    context = ssl.create_default_context(cafile=paths["tls_ca_file"])
    context.check_hostname = False  # as Dask has it: who has the authority's certificate belongs to the cluster
    context.load_cert_chain(paths["tls_client_cert"], paths["tls_client_key"])
    return context


def _speaks(line: socket.socket) -> bool:
    import ssl

    try:
        greeting = line.recv(8, socket.MSG_WAITALL if not isinstance(line, ssl.SSLSocket) else 0)
    except TimeoutError:
        return False
    return len(greeting) == 8 and 0 < struct.unpack("<Q", greeting)[0] <= _GREETING_MOST_BYTES


def _wants_tls(where: "tuple[str, int]") -> bool:
    import ssl

    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE  # it is only asked whether it speaks TLS at all
    try:
        with socket.create_connection(where, PATIENCE_S) as plain:
            plain.settimeout(_SHAKES_S)
            with context.wrap_socket(plain):
                return True
    except ssl.SSLError as error:
        return "HANDSHAKE_FAILURE" in str(error) or "CERTIFICATE" in str(error)  # it wants one of ours
    except OSError:
        return False
