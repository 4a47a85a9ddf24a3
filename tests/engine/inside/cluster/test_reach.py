"""What answers at an address is found out before an engine is asked."""

import contextlib
import socket
import struct
import threading

import pytest

from engine.inside.cluster import certificate, reach
from engine.inside.problem import PlanError


@contextlib.contextmanager
def answering(speak):
    """A server that does ``speak(connection)`` with each who comes; its port."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.1)
        is_over = threading.Event()

        def serve():
            while not is_over.is_set():
                with contextlib.suppress(OSError):
                    connection, _ = server.accept()
                    with connection:
                        speak(connection)

        thread = threading.Thread(target=serve)
        thread.start()
        try:
            yield server.getsockname()[1]
        finally:
            is_over.set()
            thread.join()


def code(address, tls=None):
    try:
        reach.check("scheduler", address, tls)
    except PlanError as error:
        return error.problem.code
    return None


def code_of_ray(address):
    try:
        reach.check_ray(address)
    except PlanError as error:
        return error.problem.code
    return None


def test_that_who_greets_as_grpc_does_may_be_a_ray_cluster():
    def greet(connection):
        connection.recv(33)
        connection.sendall(bytes((0, 0, 0, 4, 0, 0, 0, 0, 0)))

    with answering(greet) as port:
        assert code_of_ray(f"ray://127.0.0.1:{port}") is None


def test_that_what_ray_cannot_join_is_told_before_ray_is_asked(monkeypatch):
    with answering(lambda connection: connection.sendall(b"HTTP/1.1 400 Bad Request\r\n\r\n")) as port:
        assert code_of_ray(f"ray://127.0.0.1:{port}") == "not-a-cluster"
    assert code_of_ray(f"ray://127.0.0.1:{port}") == "no-cluster"
    assert code_of_ray("ray://nosuchhost.invalid:10001") == "unknown-host"
    monkeypatch.setattr(reach, "_has_raylet", lambda: False)  # as it is where nobody has started one
    # Ray would end the process that asks.
    assert {code_of_ray("auto"), code_of_ray("127.0.0.1:6379")} == {"not-a-node"}


def test_that_a_scheduler_that_greets_is_one():
    with answering(lambda connection: connection.sendall(struct.pack("<Q", 200))) as port:
        assert code(f"tcp://127.0.0.1:{port}") is None


@pytest.mark.parametrize("says", [b"SSH-2.0-OpenSSH_9.2\r\n", b"HTTP/1.1 400 Bad Request\r\n\r\n"])
def test_that_another_program_is_none(says):
    with answering(lambda connection: connection.sendall(says)) as port:
        assert code(f"tcp://127.0.0.1:{port}") == "not-a-scheduler"


def test_that_one_that_says_nothing_is_none(monkeypatch):
    monkeypatch.setattr(reach, "_SPEAKS_S", 0.2)

    def hold(connection):
        connection.settimeout(5)
        with contextlib.suppress(OSError):
            connection.recv(1000)

    with answering(hold) as port:
        assert code(f"tcp://127.0.0.1:{port}") == "not-a-scheduler"


def test_that_nobody_and_nowhere_are_told_apart():
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    assert code(f"tcp://127.0.0.1:{port}") == "no-scheduler"
    assert code("tcp://nosuchhost.invalid:8786") == "unknown-host"
    assert code("tls://127.0.0.1:8786") == "wants-certificates"


def test_that_one_that_wants_certificates_is_told(tmp_path, monkeypatch):
    import ssl

    monkeypatch.setattr(reach, "_SPEAKS_S", 0.2)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(*certificate.made(str(tmp_path)))

    def speak(connection):
        connection.settimeout(5)
        with contextlib.suppress(OSError), context.wrap_socket(connection, server_side=True) as line:
            line.sendall(struct.pack("<Q", 200))

    with answering(speak) as port:
        assert code(f"tcp://127.0.0.1:{port}") == "wants-certificates"
