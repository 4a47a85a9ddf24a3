import multiprocessing
import os
import sys


def body(number):
    found = []
    for name in os.listdir("/proc/self/fd"):
        try:
            path = os.readlink(f"/proc/self/fd/{name}")
        except OSError:  # that of the listing itself
            continue
        if int(name) > 2 and path.startswith("/") and not path.startswith("/dev/"):
            found.append(path)
    print(found, flush=True)


if __name__ == "__main__":
    process = multiprocessing.get_context(sys.argv[1]).Process(target=body, args=(["an item that has a text"],))
    process.start()
    process.join()
