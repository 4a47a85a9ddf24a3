"""A file or a connection that was opened before the workers were forked, and that several of them use."""

import os
from collections import defaultdict

from ...inside.language import mark
from ...inside.records.evidence import FILE, INHERITED
from .finding import Case, Finding, Rule, Value

_WORKERS_LEAST = 2


def _applies(case: Case) -> Finding | None:
    users: defaultdict[tuple[str, str, str, int], set[int]] = defaultdict(set)
    for each in case.run.evidence:
        if each.kind == INHERITED:
            told = each.values
            users[told["name"], told["what"], told["file"], told["line"]].add(each.pid)
    shared, pids = max(users.items(), key=lambda item: len(item[1]), default=(("", "", "", 0), set()))
    if len(pids) < _WORKERS_LEAST:
        return None
    name, what, file, line = shared
    values: dict[str, Value] = {"name": name, "file": os.path.basename(file), "line": line, "count": len(pids)}
    if what == FILE:
        sentence = mark(
            "The file “{name}” was opened in line {line} of {file}, before the workers were forked, and {count:,} of "
            "them use it: they share its position."
        )
    else:
        sentence = mark(
            "The connection “{name}” was opened in line {line} of {file}, before the workers were forked, and "
            "{count:,} of them use it: what they send gets mixed."
        )
    advice = mark("Open it in the job, or once in each worker, by an initializer.")
    return Finding("shared_before_fork", 0.0, sentence, advice, values)


RULE = Rule("shared_before_fork", _applies, is_loss=False, is_wrong=True)
