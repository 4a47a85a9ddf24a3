"""Twenty workloads with one planted cause each, made up: ``WORKLOADS`` has for each cause what makes it.

Each gives the workload, how many seconds of its cause there are in it, the parts that these are found in, and when its
call ends in ms (None: with the last worker).
"""

from tests.engine.insight.made import Workload


def too_small(burner):
    load = Workload(burner=burner)
    for _ in range(2):
        worker = load.worker().receive(0.05)
        for _ in range(300):
            worker.job(0.02).send(0.03).idle(0.08).receive(0.03)
    return load, 2 * 300 * 0.14e-3 + 0.1e-3, ("handover", "pickling", "sender"), None


def starting(burner):
    load = Workload(4, strategy="process", cores=4, burner=burner)
    for _ in range(4):
        load.worker().idle(90).job(40)
    return load, 4 * 0.09, ("starting",), None


def importing(burner):
    load = Workload(burner=burner, options={"start_method": "spawn"})
    for _ in range(2):
        worker = load.worker().idle(305)
        load.imports[worker] = 0.3
        for _ in range(4):
            worker.receive(0.1).job(60).send(0.1)
    return load, 2 * 0.3, ("importing",), None


def pickling(burner):
    load = Workload(burner=burner)
    for _ in range(2):
        worker = load.worker()
        for _ in range(5):
            worker.receive(0.1).job(20).send(40, 30_000_000)
    return load, 10 * 0.0401, ("pickling",), None


def sender(burner):
    load = Workload(burner=burner)
    for _ in range(2):
        worker = load.worker()
        for _ in range(5):
            load.busy.append((worker.at, 80))
            worker.idle(80).receive(0.1, 3_000_000).job(40).send(0.1)
    return load, 10 * 0.08, ("sender",), None


def handover(burner):
    load = Workload(burner=burner)
    for _ in range(2):
        worker = load.worker()
        for _ in range(200):
            worker.receive(0.02).job(1.5).send(0.02).idle(0.35)
    return load, 2 * 199 * 0.35e-3, ("handover",), None


def chunk(burner):
    load = Workload(burner=burner)
    first = load.worker().receive(0.1)
    for _ in range(4):
        first.job(60)
    second = load.worker().receive(0.1)
    for _ in range(4):
        second.job(4)
    idle = first.at - 60 * (1 + burner) - second.at
    return load, idle / 1e3, ("chunk",), None


def tail(burner):
    load = Workload(burner=burner)
    first, second = load.worker(), load.worker()
    for worker, took in ((first, 50), (second, 50), (first, 50), (second, 300)):
        worker.receive(0.1).job(took).send(0.1)
    return load, (second.at - first.at) / 1e3, ("tail",), None


def waiting(burner):
    load = Workload(burner=burner)
    for _ in range(2):
        worker = load.worker()
        for _ in range(6):
            worker.receive(0.1).job(100, cpu=1).send(0.1)
    return load, 12 * 0.099, ("waiting",), None


def gil(burner):
    load = Workload(4, strategy="threads", burner=burner)
    for _ in range(4):
        worker = load.worker()
        for _ in range(5):
            worker.job(40, cpu=10)
    load.loop = 200
    return load, 20 * 0.03, ("gil",), None


def own_queue(burner):
    load = Workload(8, burner=burner)
    for _ in range(8):
        worker = load.worker()
        for _ in range(5):
            worker.receive(0.05).job(160, cpu=40, queued=120).send(0.05)
    return load, 40 * 0.12, ("own_queue",), None


def others(burner):
    load = Workload(burner=burner or 1.0)
    for _ in range(2):
        worker = load.worker()
        for _ in range(6):
            worker.receive(0.1).job(60).send(0.1)
    return load, load.others / 1e3, ("others",), None


def slower(burner):
    load = Workload(burner=burner)
    for _ in range(2):
        worker = load.worker()
        for _ in range(4):
            worker.receive(0.1).job(90).send(0.1)
    load.loop = 8 * 60
    return load, 8 * 0.03, ("slower",), None


def collecting(burner):
    load = Workload(strategy="process", burner=burner)
    for _ in range(2):
        load.worker().job(200)
    end = max(worker.at for worker in load.workers)
    return load, 2 * 0.4, ("collecting",), end + 400


def unused(burner):
    load = Workload(6, burner=burner)
    for _ in range(2):
        load.worker().receive(0.1).job(100).send(0.1)
    return load, 4 * load.workers[0].at / 1e3, ("unused",), None


def lost(burner):
    load = Workload(strategy="executor", burner=burner)
    load.worker().receive(0.1).job(100).receive(0.1).dies(400)
    other = load.worker()
    for _ in range(5):
        other.receive(0.1).job(100).send(0.1)
    return load, 0.4 + max(other.at - load.workers[0].at, 0) / 1e3, ("lost",), None


def replaced(burner):
    load = Workload(burner=burner)
    ends = [0.0, 0.0]
    for number in range(12):
        worker = load.worker(ends[number % 2])
        worker.idle(30 if number > 1 else 1).receive(0.1).job(20).send(0.1)
        ends[number % 2] = worker.at
    return load, 10 * 0.03, ("replaced",), None


def suspended(burner):
    load = Workload(burner=burner)
    for number in range(2):
        worker = load.worker()
        for job in range(6):
            worker.receive(0.1)
            if number == 1 and job == 2:
                load.stops.append((worker, worker.at + 10, worker.at + 310))
                worker.job(350, cpu=50)
            else:
                worker.job(75)
            worker.send(0.1)
    return load, 0.3, ("suspended",), None


def serial(burner):
    load = Workload(burner=burner)
    for _ in range(2):
        worker = load.worker()
        for _ in range(4):
            worker.receive(0.1).job(50).send(0.1)
    load.items_s = 0.9
    return load, 0.9, (), None


def none(burner):
    load = Workload(burner=burner)
    for _ in range(2):
        worker = load.worker().idle(2)
        for _ in range(20):
            worker.receive(0.1).job(25).send(0.1).idle(0.1)
    return load, 40 * 0.025, ("computing",), None


WORKLOADS = (
    too_small, starting, importing, pickling, sender, handover, chunk, tail, waiting, gil, own_queue, others, slower,
    collecting, unused, lost, replaced, suspended, serial, none,
)  # fmt: skip
