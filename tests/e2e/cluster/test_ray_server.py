"""What Ray's own client does not tell: who it is that answers at an address, and that a token is wanted."""

import os
import subprocess

import pytest

from tests.e2e.cluster.conftest import PYTHON
from tests.e2e.main_py import ROOT

ASK = """
import sys
from concurrent import futures
import grpc
from engine.inside.cluster import ray_server
from engine.inside.problem import PlanError

class Server(grpc.GenericRpcHandler):
    def service(self, details):
        def answer(request, context):
            if sys.argv[1] != "OK":
                context.abort(grpc.StatusCode[sys.argv[1]], "")
            is_asked = details.method == "/ray.rpc.RayletDriver/ClusterInfo" and request == bytes((8, 6))
            return b"" if is_asked else context.abort(grpc.StatusCode.INTERNAL, "")
        return grpc.unary_unary_rpc_method_handler(answer)

server = grpc.server(futures.ThreadPoolExecutor(1), handlers=[Server()])
port = server.add_insecure_port("127.0.0.1:0")
server.start()
try:
    print(ray_server.check(f"ray://127.0.0.1:{port}"))
except PlanError as error:
    print(error.problem.code)
server.stop(None)
"""


@pytest.mark.parametrize(
    ("code", "mode", "told"),
    [
        ("OK", "", "False"),
        ("UNAVAILABLE", "", "False"),
        ("UNIMPLEMENTED", "", "not-a-cluster"),
        ("UNAUTHENTICATED", "", "wants-token"),
        ("UNAUTHENTICATED", "token", "True"),
    ],
)
def test_that_who_answers_is_known(code, mode, told):
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "RAY_AUTH_MODE": mode}
    done = subprocess.run([PYTHON, "-c", ASK, code], env=environment, capture_output=True, check=False, timeout=60)
    assert done.stdout.decode().split() == [told], done.stderr.decode()
