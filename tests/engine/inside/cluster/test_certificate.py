"""A certificate for one run: its owner's alone, and good for encryption."""

import os
import pathlib
import ssl
import sys

import pytest

from engine.inside.cluster import certificate


def test_that_one_is_made_once_that_others_cannot_read(tmp_path):
    paths = certificate.made(str(tmp_path))
    assert [os.stat(path).st_mode & 0o077 for path in paths if "key" in path] == [0]
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(*paths)
    context.load_verify_locations(paths[0])
    before = [pathlib.Path(path).read_bytes() for path in paths]
    assert certificate.made(str(tmp_path)) == paths
    assert [pathlib.Path(path).read_bytes() for path in paths] == before


def test_that_where_nothing_can_make_one_that_is_told(tmp_path, monkeypatch):
    certificate.check()
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setitem(sys.modules, "cryptography", None)
    with pytest.raises(ImportError, match="cryptography"):
        certificate.check()
