"""What this host is called."""

import socket

from engine.inside.host import BYTES_MOST, host_bytes
from engine.inside.records.layout import HEADER_BYTES, HOST, WORD_BYTES


def test_that_it_is_what_others_call_it_and_fits_where_it_is_written():
    assert host_bytes().decode() == socket.gethostname()[:BYTES_MOST]
    assert BYTES_MOST == HEADER_BYTES - HOST * WORD_BYTES
