"""No main block: a process is started when the file is read, by a thread of a library's."""

import multiprocessing
from concurrent.futures import ThreadPoolExecutor

process = multiprocessing.get_context("spawn").Process(target=print)
with ThreadPoolExecutor(1) as executor:
    executor.submit(process.start).result()
process.join()
