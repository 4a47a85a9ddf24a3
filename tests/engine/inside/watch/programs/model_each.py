import multiprocessing
import sys
import time

from truth import log


def load_model():
    time.sleep(0.02)
    return {"good": 1}


def tag(text):
    model = load_model()
    log(text)
    return model.get(text, 0)


if __name__ == "__main__":
    context = multiprocessing.get_context("fork")
    if sys.argv[1] == "pool":
        with context.Pool(2) as pool:
            print(pool.map(tag, ["good"] * 8))
    else:
        processes = [context.Process(target=tag, args=("good",)) for _ in range(4)]
        for process in processes:
            process.start()
        for process in processes:
            process.join()
