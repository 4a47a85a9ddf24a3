"""The first words with an X server, to learn whether it lets us in: Qt aborts the program if it does not.

As the X Window System Protocol has it (X11R7.7, chapter 8 and appendix B), with the cookie that libXau would choose.
"""

import os
import socket
import struct
from collections.abc import Iterator, Mapping

ANSWER_S = 2.0
"""Whoever takes longer to answer does not."""

_PROTOCOL = b"MIT-MAGIC-COOKIE-1"
_INTERNET, _INTERNET_6, _LOCAL, _WILD = 0, 6, 256, 65_535
_SUCCESS = 1
_FIRST_PORT = 6_000


class NoAnswerError(Exception):
    """Nobody answers at this display."""


class RefusedError(Exception):
    """The server does not let us in; its own words."""


def greet(display: str, environment: Mapping[str, str]) -> socket.socket:
    """Be let in by the server of ``display``, ``[host]:number[.screen]`` (X(7), "Display names").

    Returns the connection. A server whose last client goes may begin anew, and let nobody in meanwhile: so close it
    only when another stands.

    Raises:
        NoAnswerError: nobody answers.
        RefusedError: the server refuses, such as for want of a cookie.
    """
    host, _, rest = display.rpartition(":")
    number = rest.partition(".")[0]
    if not number.isascii() or not number.isdigit():
        raise NoAnswerError
    for family, address in _addresses(host, int(number)):
        server = connected(family, address)
        if server is not None:
            try:
                _be_let_in(server, _cookie(_entries(environment), *_identity(server), number.encode()))
            except BaseException:
                server.close()
                raise
            return server
    raise NoAnswerError


def connected(family: int, address: str | tuple[str, int]) -> socket.socket | None:
    """A connection to a server; None where nobody answers."""
    server = socket.socket(family, socket.SOCK_STREAM)
    server.settimeout(ANSWER_S)
    try:
        server.connect(address)
    except (OSError, OverflowError):
        server.close()
        return None
    return server


def _addresses(host: str, number: int) -> Iterator[tuple[int, str | tuple[str, int]]]:
    """Where the server may listen, in the order in which libxcb tries."""
    if host in ("", "unix", "unix/"):
        path = f"/tmp/.X11-unix/X{number}"  # noqa: S108 - where X servers have their sockets
        yield socket.AF_UNIX, "\0" + path
        yield socket.AF_UNIX, path
    if host.startswith("/"):
        yield socket.AF_UNIX, host
    elif not host.startswith("unix"):
        name = host.removeprefix("tcp/").removeprefix("inet/").removeprefix("inet6/").strip("[]") or "127.0.0.1"
        yield socket.AF_INET6 if ":" in name else socket.AF_INET, (name, _FIRST_PORT + number)


def _identity(server: socket.socket) -> tuple[int, bytes]:
    """By what the cookie of a server is found: by its address, or by this machine's name where it is this machine."""
    if server.family != socket.AF_UNIX:
        address = server.getpeername()[0].partition("%")[0]
        if not address.startswith("127.") and address != "::1":
            kind = _INTERNET if server.family == socket.AF_INET else _INTERNET_6
            return kind, socket.inet_pton(server.family, address)
    return _LOCAL, os.fsencode(socket.gethostname())


def _cookie(entries: bytes, family: int, address: bytes, number: bytes) -> bytes:
    """The cookie for a display in an authority file (Xau(3)); empty if there is none."""
    at = 0

    def taken() -> bytes:
        nonlocal at
        (length,) = struct.unpack_from(">H", entries, at)
        at += 2 + length
        return entries[at - length : at]

    try:
        while at < len(entries):
            (kind,) = struct.unpack_from(">H", entries, at)
            at += 2
            its_address, its_number, protocol, cookie = taken(), taken(), taken(), taken()
            is_its = kind == _WILD or (kind == family and its_address == address)
            if is_its and protocol == _PROTOCOL and its_number in (b"", number):
                return cookie
    except struct.error:  # it breaks off
        pass
    return b""


def _entries(environment: Mapping[str, str]) -> bytes:
    path = environment.get("XAUTHORITY") or os.path.join(environment.get("HOME", ""), ".Xauthority")
    try:
        with open(path, "rb") as file:
            return file.read()
    except OSError:
        return b""


def _be_let_in(server: socket.socket, cookie: bytes) -> None:
    protocol = _PROTOCOL if cookie else b""
    order = b"l\0"  # little-endian
    try:
        server.sendall(
            struct.pack("<2sHHHH2x", order, 11, 0, len(protocol), len(cookie)) + _padded(protocol) + _padded(cookie)
        )
        answer = _received(server, 8)
        if answer[0] == _SUCCESS:
            return
        why = _received(server, 4 * struct.unpack_from("<H", answer, 6)[0])
    except OSError as error:
        raise NoAnswerError from error
    # A refusal says how long its reason is; the demand for more authentication has it all to itself.
    raise RefusedError((why[: answer[1]] if answer[0] == 0 else why).decode("latin-1").strip("\0 \n"))


def _padded(data: bytes) -> bytes:
    return data + bytes(-len(data) % 4)


def _received(server: socket.socket, count: int) -> bytes:
    data = b""
    while len(data) < count:
        piece = server.recv(count - len(data))
        if not piece:
            raise ConnectionResetError
        data += piece
    return data
