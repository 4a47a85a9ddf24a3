"""A certificate for a cluster that lives as long as the run: whoever has none cannot talk to it. In the runner."""

import importlib
import os
import subprocess

_PATIENCE_S = 30.0


def made(folder: str) -> "tuple[str, str]":
    """The paths of a certificate and its key, for this run alone, in the run folder.

    Without the encryption any account of this machine could run code in the run, as its owner.

    Raises:
        ImportError: neither the library ``cryptography`` nor the program ``openssl`` is here to make one.
    """
    certificate, key = (os.path.join(folder, f"cluster.{what}.pem") for what in ("certificate", "key"))
    if os.path.exists(certificate):
        return certificate, key  # another round of the same run
    openssl = _program()
    try:
        _by_library(certificate, key)
    except ImportError:
        if openssl is None:
            raise
        _by_program(openssl, certificate, key)
    return certificate, key


def check() -> None:
    """Whether one can be made. Raises ImportError as ``made`` does."""
    if _program() is None:
        importlib.import_module("cryptography")


def _program() -> "str | None":
    import shutil  # which would make each fork of a runner that has no cluster take longer

    return shutil.which("openssl")


def _by_library(certificate: str, key: str) -> None:
    security = importlib.import_module("distributed").Security.temporary()
    for path, text in ((key, security.tls_client_key), (certificate, security.tls_client_cert)):
        with open(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "w", encoding="ascii") as file:
            file.write(text)


def _by_program(openssl: str, certificate: str, key: str) -> None:
    # What this makes is its owner's alone, in a folder that nobody else may enter.
    subprocess.run(
        [
            openssl, "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=dask-internal",
            "-keyout", key, "-out", certificate,
        ],
        check=True, stdin=subprocess.DEVNULL, capture_output=True, timeout=_PATIENCE_S,
    )  # fmt: skip
