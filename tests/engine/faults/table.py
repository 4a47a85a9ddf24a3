"""What comes of each kind of fault, by each way; and which runs make up the matrix.

Every entry says how the run ends and what becomes of the culprit:

    done          finished; the culprit is done
    error, lost   failed, because the culprit is
    never         failed; the culprit could never begin, and counts as cancelled
    fails         failed, although the culprit is done: its result cannot be taken
    hangs-…       stalled; the culprit is lost, error, done, or never began
    stopped       goes on until it is stopped; the culprit is cancelled
    refused       refused before it begins

``A|B``: either, as it happens. Tasks other than the culprit are done or cancelled everywhere, and never to blame.
To keep going, there are two columns: where nothing is pickled (the loop, threads, a forked process per job), and where
items are.
"""

import itertools

from engine.inside.strategies import start_methods
from engine.supervise.judging import STALL_S
from tests.engine.faults.faulty import CULPRIT
from tests.engine.faults.trial import Cell

GONE_WITHIN_S = 1.0
KEPT_GOING_WITHIN_S = 15.0
TASK_TIMEOUT_S = 0.5

MEANS = {
    "done": "finished done",
    "error": "failed error",
    "lost": "failed lost",
    "never": "failed cancelled",
    "fails": "failed done",
    "hangs-lost": "stalled lost",
    "hangs-error": "stalled error",
    "hangs-done": "stalled done",
    "hangs-never": "stalled cancelled",
    "stopped": "cancelled cancelled",
    "refused": "failed refused",
}

_TABLE = """
                                loop    threads process spawned pool        executor    loky        joblib-mp   | keep  sent
nothing                         done    done    done    done    done        done        done        done        | done  done

raises                          error   error   error   error   error       error       error       error       | error error
raises_unpicklable              error   error   error   error   error       error       error       error       | error error
raises_unrebuildable            error   error   error   error   hangs-error error       error       hangs-error | error error
raises_exiting                  error   error   error   error   error       error       error       error       | error error
raises_stop_iteration           error   error   error   error   error       error       error       error       | error error
sys_exit                        error   error   error   error   hangs-error error       error       error       | error error
interrupts                      error   error   error   error   hangs-error error       error       error       | error error
recurses                        error   error   error   error   error       error       error       error       | error error

exits_0                         lost    lost    lost    lost    hangs-lost  lost        lost        hangs-lost  | lost  lost
exits_3                         lost    lost    lost    lost    hangs-lost  lost        lost        hangs-lost  | lost  lost
sigkill                         lost    lost    lost    lost    hangs-lost  lost        lost        hangs-lost  | lost  lost
sigsegv                         lost    lost    lost    lost    hangs-lost  lost        lost        hangs-lost  | lost  lost
overtime                        lost    lost    lost    lost    hangs-lost  lost        lost        hangs-lost  | lost  lost

stops_itself                    stopped stopped stopped stopped stopped     stopped     stopped     stopped     | stopped stopped
never_ends                      stopped stopped stopped stopped stopped     stopped     stopped     stopped     | stopped stopped
never_ends_ignoring_sigterm     stopped stopped stopped stopped stopped     stopped     stopped     stopped     | stopped stopped

ignores_sigterm                 done    done    done    done    done        done        done        done        | done  done
closes_files                    done    done    done    done    hangs-done  fails|never fails|never hangs-done  | done  done|error
closes_everything               done    done    done    done    hangs-done  fails|never fails|never hangs-done  | done  done|error
closes_streams                  done    done    done    done    done        done        done        done        | done  done
leaves_a_thread                 done    done    hangs-done hangs-done done  done        done        done        | done  done
leaves_a_child                  done    done    done    done    done        done        done        done        | done  done
forks                           done    done    done    done    done|hangs-done|fails done|hangs-done|fails done|fails done|hangs-done|fails | done done
forks_and_daemonises            done    done    done    done    done        done        done        done        | done  done
makes_a_pool                    done    done    done    done    error       done        done        error       | done  done|error
changes_folder                  done    done    done    done    done        done        done        done        | done  done
clears_environment              done    done    done    done    done        done        done        done        | done  done
replaces_stdout                 done    done    done    done    done        done        done        done        | done  done
closes_stdout                   done    done    done    done    done        done        done        done        | done  done
drops_stdout                    done    done    done    done    done        done        done        done        | done  done
may_write_nothing               done    done    done    done    done        done        done        done        | done  done
may_open_nothing                done    done    done    done    done        done        done        done        | done  done

result_unpicklable              done    done    done    done    fails       fails       fails       fails       | done  done
result_raises_at_pickling       done    done    done    done    fails       fails       fails       fails       | done  done
result_exits_at_pickling        done    done    done    done    hangs-done  fails       fails       hangs-done  | done  done
result_crashes_at_pickling      done    done    done    done    hangs-done  fails       fails       hangs-done  | done  done
result_raises_at_unpickling     done    done    done    done    hangs-done  fails       fails       hangs-done  | done  done
result_exits_at_unpickling      done    done    done    done    fails       fails       fails       fails       | done  done
result_crashes_at_unpickling    done    done    done    done    fails       fails       fails       fails       | done  done
result_crashes_at_its_end       fails   fails   done    done    fails       fails       fails       fails       | done  done

argument_unpicklable            done    done    done    refused refused     refused     refused     refused     | done  error
argument_raises_at_pickling     done    done    done    never   never       never       never       never       | done  error
argument_exits_at_pickling      done    done    done    never   never       never       never|refused never|refused | done  error
argument_crashes_at_pickling    done    done    done    never   never       never       never|refused never|refused | done  error
argument_raises_at_unpickling   done    done    done    never   hangs-never never       never       hangs-never | done  error
argument_exits_at_unpickling    done    done    done    never   hangs-never never       never       hangs-never | done  error
argument_crashes_at_unpickling  done    done    done    never   hangs-never never       never       hangs-never | done  error
"""  # noqa: E501 - a table


def _read(table):
    head, *rows = [line.split() for line in table.splitlines() if line.strip()]
    columns = [name for name in head if name != "|"]
    return {
        kind: dict(zip(columns, [entry for entry in entries if entry != "|"], strict=True)) for kind, *entries in rows
    }


TABLE = _read(_TABLE)
GOES_ON = {kind for kind, row in TABLE.items() if row["loop"] == "stopped"}

# What a way's column is, by the strategy and its option.
_PICKLES_NOTHING = ("loop", "threads", "process")

FORKED = {
    "sequential": ("loop", "sequential", {}),
    "threads": ("threads", "threads", {}),
    "process-fork": ("process", "process", {"start_method": "fork"}),
    "pool-fork": ("pool", "pool", {"start_method": "fork"}),
    "executor-fork": ("executor", "executor", {"start_method": "fork"}),
}
JOBLIB = {
    "joblib-loky": ("loky", "joblib", {"backend": "loky"}),
    "joblib-multiprocessing": ("joblib-mp", "joblib", {"backend": "multiprocessing"}),
}
SPAWNED = {
    f"{strategy}-{method}": (column, strategy, {"start_method": method})
    for column, strategy in (("spawned", "process"), ("pool", "pool"), ("executor", "executor"))
    for method in start_methods()
    if method != "fork"
}
WAYS = {**FORKED, **JOBLIB, **SPAWNED}
OTHERS = [way for way in FORKED if way != "pool-fork"]

# Those that take long to start are tried on these, where the tests have to be quick.
_SOME = (
    "nothing",
    "raises_unrebuildable",
    "sigkill",
    "never_ends",
    "closes_everything",
    "result_crashes_at_pickling",
    "argument_exits_at_unpickling",
)
# Each of these is to its ways what another kind, which all of them meet, is.
_ALIKE = ("interrupts", "stops_itself", "never_ends_ignoring_sigterm", "closes_files")


def expected(cell):
    """What may come of a cell: outcome and culprit's state, one of several."""
    row = TABLE[cell.kind]
    if not cell.keep_going:
        entry = row[WAYS[cell.way][0]]
    else:
        entry = row["keep" if WAYS[cell.way][0] in _PICKLES_NOTHING else "sent"]
    return {MEANS[each] for each in entry.split("|")}


def cells(kinds, ways, keeps_going=(False, True)):
    """The cells of these kinds, by these ways."""
    return [
        Cell(kind, way, strategy, options, keep_going, kind in GOES_ON, TASK_TIMEOUT_S if kind == "overtime" else None)
        for kind in kinds
        for way, (_, strategy, options) in ways.items()
        for keep_going in keeps_going
    ]


def meeting():
    """Each kind by the forked ways that it can meet in a manner of its own, and not by those that are the same to it.

    What is done by every way harms its process alone: the runner, or one that is forked for the job or lives on, in
    turn. An error that is told by every way is caught in the task, and is not carried. So it is with who ends by
    itself, but for one signal by every way. What happens at pickling meets no way that pickles nothing: of these, it is
    each kind's turn with one; and where both libraries that carry are told alike, it is with one of them. What makes
    several kinds that a way meets alike, all of its ways meet in one of them. ``whole`` has the rest.
    """
    nothing = itertools.cycle(way for way, (column, *_) in FORKED.items() if column in _PICKLES_NOTHING)
    carries, alone = (itertools.cycle(ways) for ways in (("pool-fork", "executor-fork"), ("process-fork", "pool-fork")))
    in_task = itertools.cycle(("sequential", "executor-fork"))
    found = []
    for kind, row in TABLE.items():
        told = set(row.values()) - {"hangs-lost"}
        if kind == "nothing":
            ways = list(FORKED)
        elif told == {"done"}:
            ways = ["sequential", next(alone)]
        elif told == {"error"} or (told == {"lost"} and kind not in ("sigkill", "overtime")):
            ways = [next(in_task), "pool-fork"]
        elif {row[column] for column in _PICKLES_NOTHING} == {"done"} and kind.startswith(("result_", "argument_")):
            ways = [next(nothing), *([next(carries)] if row["pool"] == row["executor"] else carriers())]
        elif kind in _ALIKE:
            ways = [next(nothing), *carriers()]
        else:
            ways = list(FORKED)
        found += cells([kind], {way: FORKED[way] for way in ways}, (False,))
    return found


def carriers():
    """The forked ways that carry items and results, by either library."""
    return ["pool-fork", "executor-fork"]


def quick():
    """A part of the matrix in which every kind, every way and both modes are."""
    slow = itertools.cycle(way for way in ("process-spawn", "executor-spawn", "pool-forkserver") if way in WAYS)
    others = itertools.cycle(OTHERS)
    kept = itertools.cycle(_SOME[1:3])
    chosen = [*meeting(), *cells(TABLE, {"pool-fork": FORKED["pool-fork"]}, (True,))]
    for kind in _SOME:
        keeping, faithful = (
            ([next(others), next(others)], [next(slow)]) if kind != "nothing" else (OTHERS, list(SPAWNED))
        )
        chosen += cells([kind], {way: WAYS[way] for way in keeping}, (True,))
        chosen += cells([kind], {way: WAYS[way] for way in (*JOBLIB, *faithful)}, (False,))
    for way in (*JOBLIB, *SPAWNED):
        chosen += cells([next(kept)], {way: WAYS[way]}, (True,))
    # The fresh runs come last: they show that the next run works.
    return sorted(chosen, key=lambda cell: cell.kind == "nothing")


def whole():
    """All of it."""
    return sorted(cells(TABLE, WAYS), key=lambda cell: cell.kind == "nothing")


def wrong_with(cell, seen, slack=1.0, may=None):
    """In words, what is not as it should be; empty if all is.

    ``slack``: how many times as long it may take; ``may``: what may come of it, if not what is ``expected``.
    """
    may = may or expected(cell)
    wrong = []
    if str(seen) not in may:
        wrong.append(f"{seen} ({seen.reason}) and not {' or '.join(sorted(may))}")
    if seen.blamed:
        wrong.append(f"tasks {seen.blamed} are blamed: {seen.states}")
    if cell.keep_going and not cell.goes_on and set(innocent(seen)) - {"done"}:
        wrong.append(f"not all innocent tasks are done: {seen.states}")
    if set(innocent(seen)) - {"done", "cancelled", "lost"}:
        wrong.append(f"innocent tasks have not come to an end: {seen.states}")
    if cell.kind == "stops_itself" and not seen.suspended:
        wrong.append("the stopped worker was not told of")
    if seen.told_s > limit_s(cell, seen) * slack:
        wrong.append(f"told after {seen.told_s:.2f} s")
    if seen.gone_s > GONE_WITHIN_S * slack:
        wrong.append(f"gone {seen.gone_s:.2f} s after the stop")
    if seen.left:
        wrong.append(f"left: {seen.left}")
    return wrong


def innocent(seen):
    """The states of all tasks but the culprit."""
    return [state for task, state in enumerate(seen.states) if task != CULPRIT]


def limit_s(cell, seen):
    """Within how many seconds of the fault the end must be told."""
    if cell.keep_going:
        return KEPT_GOING_WITHIN_S
    spawns = cell.strategy == "joblib" or cell.options.get("start_method", "fork") != "fork"
    # That a strategy waits for ever is only known once it has waited for so long.
    return (5.0 if spawns else 2.0) + (STALL_S if seen.outcome == "stalled" else 0.0)
