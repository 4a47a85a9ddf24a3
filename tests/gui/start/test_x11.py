"""Whether an X server lets the program in, asked of a server that speaks the first words of the protocol."""

import contextlib
import os
import shutil
import socket
import struct
import subprocess
import threading

import pytest

from gui.start import x11
from gui.start.x11 import NoAnswerError, RefusedError, greet

COOKIE = bytes(range(16))
PROTOCOL = b"MIT-MAGIC-COOKIE-1"
REASON = b"No protocol specified\n"


def padded(data):
    return data + bytes(-len(data) % 4)


@contextlib.contextmanager
def server(answer):
    """The display of a server that answers what ``answer(cookie)`` gives, once."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        listening.settimeout(30)

        def serve():
            connection, _ = listening.accept()
            with connection:
                order, major, _minor, protocol, cookie = struct.unpack("<2sHHHH2x", connection.recv(12))
                assert (order[:1], major) == (b"l", 11)
                given = b""
                while len(given) < len(padded(bytes(protocol))) + len(padded(bytes(cookie))):
                    given += connection.recv(100)
                assert given[:protocol] in (b"", PROTOCOL)
                given = given[len(padded(bytes(protocol))) :][:cookie]
                with contextlib.suppress(OSError):
                    connection.sendall(answer(given))
                    connection.recv(1)  # until the other end is gone

        thread = threading.Thread(target=serve)
        thread.start()
        yield f"127.0.0.1:{listening.getsockname()[1] - 6000}"
        thread.join()


def guarded(cookie):
    """A server that lets in who has the cookie."""
    if cookie == COOKIE:
        return struct.pack("<BxHHH", 1, 11, 0, 0)
    return struct.pack("<BBHHH", 0, len(REASON), 11, 0, len(padded(REASON)) // 4) + padded(REASON)


def entry(family, address, number, cookie, protocol=PROTOCOL):
    return struct.pack(">H", family) + b"".join(
        struct.pack(">H", len(field)) + field for field in (address, number, protocol, cookie)
    )


def here(display, cookie=COOKIE):
    """An entry as xauth writes it for a display of this machine."""
    return entry(256, os.fsencode(socket.gethostname()), display.rpartition(":")[2].encode(), cookie)


@pytest.fixture
def authority(tmp_path):
    """Write an authority file; the environment that names it."""

    def write(*entries):
        path = tmp_path / "authority"
        path.write_bytes(b"".join(entries))
        return {"XAUTHORITY": str(path)}

    return write


def test_that_who_has_the_cookie_is_let_in(authority):
    with server(guarded) as display:
        greet(f"{display}.0", authority(here(":1", b"another"), here(display))).close()
    with server(guarded) as display:
        greet(display, authority(entry(65_535, b"", b"", COOKIE))).close()


@pytest.mark.parametrize(
    "entries",
    [
        lambda display: [],
        lambda display: [here(display, b"wrong")],
        lambda display: [here(":1")],
        lambda display: [entry(256, b"elsewhere", display.rpartition(":")[2].encode(), COOKIE)],
        lambda display: [entry(65_535, b"", b"", COOKIE, b"XDM-AUTHORIZATION-1")],
        lambda display: [here(display)[:-3]],
        lambda display: [b"\xff" * 50],
    ],
    ids=["none", "wrong", "other display", "other machine", "other protocol", "breaks off", "no entries at all"],
)
def test_that_who_has_none_is_refused_in_the_words_of_the_server(entries, authority):
    with server(guarded) as display, pytest.raises(RefusedError, match="No protocol specified"):
        greet(display, authority(*entries(display)))


def test_that_a_server_that_wants_to_know_more_refuses():
    more = padded(b"who are you?")
    told = pytest.raises(RefusedError, match=r"who are you\?")
    with server(lambda _: struct.pack("<B5xH", 2, len(more) // 4) + more) as display, told:
        greet(display, {})


@pytest.mark.parametrize("answer", [b"", b"\x00", b"\x00\xff\x0b\x00\x00\x00\xff\xff"], ids=["none", "half", "short"])
def test_that_a_server_that_says_nothing_whole_does_not_answer(answer, monkeypatch):
    monkeypatch.setattr(x11, "ANSWER_S", 0.1)
    with server(lambda _: answer) as display, pytest.raises(NoAnswerError):
        greet(display, {})


@pytest.mark.parametrize(
    "display", ["", ":54321", "nonsense", "127.0.0.1:59999", ":x", ":²", "/nowhere:0", "[::1]:59999"]
)
def test_that_nobody_answers_where_there_is_nobody(display):
    with pytest.raises(NoAnswerError):
        greet(display, {})


@pytest.mark.skipif(shutil.which("Xvfb") is None, reason="Xvfb is not installed")
def test_that_a_real_server_lets_in_who_has_its_cookie_alone(authority, tmp_path):
    reading, writing = os.pipe()
    path = tmp_path / "servers"
    path.write_bytes(entry(256, os.fsencode(socket.gethostname()), b"", COOKIE))
    command = ["Xvfb", "-displayfd", str(writing), "-auth", str(path), "-nolisten", "tcp", "-noreset"]
    with subprocess.Popen(command, pass_fds=[writing], stderr=subprocess.DEVNULL) as process:
        os.close(writing)
        try:
            with open(reading, encoding="ascii") as told:
                display = f":{told.readline().strip()}"
            greet(display, {"XAUTHORITY": str(path)}).close()
            with pytest.raises(RefusedError, match="Authorization required"):
                greet(display, {})
            with pytest.raises(RefusedError, match="Invalid"):
                greet(display, authority(here(display, bytes(16))))
        finally:
            process.terminate()
