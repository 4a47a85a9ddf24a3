"""What is set up in the main block alone: the logging, and a global of the module."""

import logging
from multiprocessing import Pool

log = logging.getLogger(__name__)


def look_up(word):
    log.info("looking for %s", word)
    return DICTIONARY.get(word, "?")


if __name__ == "__main__":
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    DICTIONARY = {"tree": "Baum", "house": "Haus"}
    with Pool(1) as pool:
        print(pool.map(look_up, ["tree", "house", "sky"]))
