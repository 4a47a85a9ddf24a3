"""A run as a short script that does the same in the plain idiom of its strategy, as a person would write it."""

import sys
from collections.abc import Iterable

from .. import words
from ..inside.code import Idiom, Import, Work
from ..inside.language import english
from ..inside.plan import PLAN_FIELDS, SETTINGS, Plan
from ..inside.problem import PlanError
from ..inside.problems.plans import Unknown
from ..inside.strategies import Initializer, Setup, strategies
from ..inside.strategies.initializer import arguments_in
from ..inside.workloads import function as own_function
from ..inside.workloads import workloads
from ..problems.exports import NoPlan
from .built_in_code import built_in_code
from .own_code import own_code

_GUARD = 'if __name__ == "__main__":'


def snippet(plan: Plan) -> str:
    """The script: Python 3.10, and what the strategy and the workload need. Any thread; reads a file of the program's.

    It prints the time that the strategy took, and the results, each cut at 200 characters.

    Args:
        plan: a run's; it may come from a file that somebody else has made.

    Raises:
        PlanError: it cannot be run; or there is none, as a program was watched.
        OSError: the source of a built-in function cannot be read.
    """
    if plan.watch is not None:
        raise PlanError(NoPlan())
    strategy = strategies()[plan.strategy]
    known = {option.key: option for option in strategy.options}
    options = {key: known[key].read(value) for key, value in plan.options.items()}
    strategy.check(options)
    work = _work(plan)
    workers = plan.workers or strategy.default_workers(plan.jobs) or 1  # of a plan whose items nobody has counted
    first = Initializer(work.initializer, arguments_in(plan.initargs or "")) if work.initializer else None
    idiom = strategy.code(Setup(workers, options, first), work.name, plan.jobs)
    system: set[Import] = {("os", "")} if idiom.first else set()
    standard, others = _imports({("time", ""), *system, *work.imports, *idiom.imports})
    top = (standard, idiom.first, others, work.path, work.own)
    blocks = [
        f'"""{_title(plan)}"""\n',
        "\n\n".join("\n".join(part) for part in top if part) + "\n",
        *_paragraphs((*work.definitions, *idiom.definitions)),
        "\n" + "\n".join([_GUARD, *(f"    {line}" if line else "" for line in _main(plan, work, idiom))]) + "\n",
    ]
    return "\n".join(blocks)


def _work(plan: Plan) -> Work:
    if plan.function is not None:
        first = plan.initializer or ""
        return own_code(plan.function, plan.items or "", plan.arguments, star=plan.star, initializer=first)
    if plan.workload not in workloads():
        raise PlanError(Unknown(field="workload", value=plan.workload, known=list(workloads())))
    return built_in_code(plan.workload, plan.jobs, plan.size or 0)


@english()
def _title(plan: Plan) -> str:
    strategy = strategies()[plan.strategy]
    if plan.function is not None:
        path, name = own_function.split(plan.function)
        what = f"{name} of {path.replace(chr(92), '/').rpartition('/')[2]}"
    else:
        what = workloads()[str(plan.workload)].title
    who = f" with {words.workers(plan.workers)}" if strategy.takes_workers and plan.workers else ""
    jobs = f"{words.count(plan.jobs, '{n} job', '{n} jobs')} by " if plan.jobs else ""
    # It stands between quotation marks.
    return words.plain(f"{what}: {jobs}{strategy.title}{who}.").replace('"', "'")


def _imports(wanted: Iterable[Import]) -> tuple[list[str], list[str]]:
    """Import lines, the standard library's and others', each in the usual order: whole modules before parts of one."""
    groups: tuple[list[str], list[str]] = ([], [])
    by_module: dict[str, set[str]] = {}
    for module, name in wanted:
        by_module.setdefault(module, set()).add(name)
    for is_from in (False, True):
        for module, names in sorted(by_module.items()):
            group = groups[module.partition(".")[0] not in sys.stdlib_module_names]
            if not is_from and "" in names:
                group.append(f"import {module}")
            elif is_from and names - {""}:
                parts = sorted(names - {""}, key=lambda name: (name[0].islower(), name))
                group.append(f"from {module} import {', '.join(parts)}")
    return groups


def _paragraphs(definitions: Iterable[str]) -> list[str]:
    """Constants stand together below the imports; functions, two lines apart."""
    texts = list(definitions)
    constants = [text for text in texts if not text.startswith("def ")]
    functions = [f"\n{text}\n" for text in texts if text.startswith("def ")]
    return [*(["\n".join(constants) + "\n"] if constants else []), *functions]


def _main(plan: Plan, work: Work, idiom: Idiom) -> list[str]:
    freeze = ["freeze_support()"] if ("multiprocessing", "freeze_support") in idiom.imports else []
    unsaid = [f"# {line}" for line in _unsaid(plan)]
    return [
        *freeze, *work.lines, *idiom.before, "", *unsaid, "start = time.perf_counter()", *idiom.lines, "",
        'print(f"elapsed: {elapsed:.3f} s")', *_printing(idiom),
    ]  # fmt: skip


def _printing(idiom: Idiom) -> list[str]:
    if idiom.prints:
        return []
    if idiom.in_order:
        return ["for number, result in enumerate(results, 1):", '    print(f"job {number}: {result!r:.200}")']
    return ["for result in results:  # in the order in which they came", '    print(f"{result!r:.200}")']


def _unsaid(plan: Plan) -> list[str]:
    """What the run had, and its plain form has not."""
    found = []
    for field in (PLAN_FIELDS["python"], *SETTINGS):
        value = getattr(plan, field.key)
        if field.title and field.is_set(value):
            told = words.plain(field.told(value))
            text = field.unsaid or f"The run had {field.title.lower()} {{value}}; this script has not."
            found.append(text.format(value=told))
    return found
