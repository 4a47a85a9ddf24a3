import os

for name in ("PYTHONPATH", "PARALLELOGRAM_RUN"):
    os.environ.pop(name, None)

import concurrent.futures  # noqa: E402
import multiprocessing  # noqa: E402

from truth import log  # noqa: E402


def kept(x):
    log(x)
    return x


if __name__ == "__main__":
    context = multiprocessing.get_context("spawn")
    with context.Pool(2) as pool:
        assert pool.map(kept, range(10)) == list(range(10))
    with concurrent.futures.ProcessPoolExecutor(2, mp_context=context) as executor:
        assert list(executor.map(kept, range(10), chunksize=2)) == list(range(10))
    print("ok")
