"""One job raises, or its worker dies, while others are at work, which their library ends then."""

import concurrent.futures
import os
import pathlib
import signal
import sys
import time

import joblib
from truth import log

WORKERS = 3


def work(place, how):
    log(place)
    if place:
        time.sleep(600)
    while pathlib.Path(os.environ["TRUTH"]).read_text().count("\n") < WORKERS:
        time.sleep(0.01)
    if how == "raises":
        raise ValueError("first")
    os._exit(3) if how == "exits" else os.kill(os.getpid(), signal.SIGKILL)


if __name__ == "__main__":
    _, library, how = sys.argv
    try:
        if library == "joblib":
            joblib.Parallel(n_jobs=WORKERS)(joblib.delayed(work)(place, how) for place in range(WORKERS))
        else:
            with concurrent.futures.ProcessPoolExecutor(WORKERS) as executor:
                list(executor.map(work, range(WORKERS), [how] * WORKERS))
    except Exception as error:
        print(type(error).__name__)
