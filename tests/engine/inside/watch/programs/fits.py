"""Models that are fitted several at a time, each of which goes parallel itself."""

from multiprocessing import Pool

from joblib import Parallel, delayed


def leaf(number):
    return number


def fit(number):
    return sum(Parallel(n_jobs=2)(delayed(leaf)(each) for each in range(3)))


if __name__ == "__main__":
    print(Parallel(n_jobs=2)(delayed(fit)(number) for number in range(2)))
    with Pool(2) as pool:
        print(pool.map(fit, range(2), chunksize=1))
