"""Workers that idled while jobs were waiting in the chunk of another one."""

from ...inside.language import mark
from ..chunks import long_chunk
from .finding import Case, Finding, Rule
from .last_jobs import last_jobs


def _applies(case: Case) -> Finding | None:
    found = case.breakdown
    held = long_chunk(case.run)
    size = case.run.call(0).chunksize
    values = case.values("chunk")
    if held is not None:
        sentence = mark(
            "One chunk of {size:,} held the {count:,} longest jobs, {first:,} to {last:,}: worker {worker:,} had them "
            "all, and the others idled {lost_s}."
        )
        first, last = held.tasks[0], held.tasks[-1]
        if last - first + 1 != len(held.tasks):
            sentence = mark(
                "One chunk of {size:,} held the {count:,} longest jobs: worker {worker:,} had them all, and the others "
                "idled {lost_s}."
            )
        numbers = {"count": len(held.tasks), "first": first + 1, "last": last + 1, "worker": held.worker + 1}
        values |= {"size": held.size} | numbers
    elif size is None:
        sentence = mark("Workers idled {lost_s} while jobs were waiting in another worker's chunk.")
    else:
        sentence = mark("Workers idled {lost_s} while jobs were waiting in another worker's chunk of {size:,}.")
        values["size"] = size
    advice = mark("Try a smaller chunk size, such as 1.")
    tasks = held.tasks[:20] if held is not None else last_jobs(case.run)
    # More workers, which would shorten the waiting, would idle as these do.
    return Finding("chunk", found.share("chunk"), sentence, advice, values, tasks, instead_of=("waiting",))


RULE = Rule("chunk", _applies)
