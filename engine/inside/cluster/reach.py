"""Whether a Dask scheduler answers at an address; found out before Dask is asked, which may wait for ever.

In the runner.

A scheduler speaks first: the length of its greeting. What says nothing, or something else, is another program.
"""

import contextlib
import os
import socket
import struct
from typing import TYPE_CHECKING

from ..problem import PlanError
from ..problems.clusters import NoScheduler, NotAScheduler, UnknownHost, WantsCertificates

if TYPE_CHECKING:
    import ssl

SCHEDULER = "scheduler"
"""The key of the option that names the address."""
PATIENCE_S = 10.0
_SPEAKS_S = 8.0
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
    try:
        found = socket.getaddrinfo(host.strip("[]"), int(port), type=socket.SOCK_STREAM)
    except (socket.gaierror, UnicodeError):
        raise PlanError(UnknownHost(key=key, host=host)) from None
    where = str(found[0][4][0]), int(port)
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
        with socket.create_connection(where, PATIENCE_S) as plain, context.wrap_socket(plain):
            return True
    except ssl.SSLError as error:
        return "HANDSHAKE_FAILURE" in str(error) or "CERTIFICATE" in str(error)  # it wants one of ours
    except OSError:
        return False
