"""Exports as they are said to be, task by task: slow, and so plain that they can be believed.

What is exported by columns has to be the same to the byte.
"""

import dataclasses
import json
import math
import re

import numpy as np

from engine import words
from engine.formats.perfetto import _counter, _edges_ns, _Events, _json, _microseconds
from engine.formats.perfetto_slices import plain
from engine.formats.tasks_csv import columns, guarded
from engine.inside.language import english
from engine.inside.records.facts import FACTS
from engine.model.death import Death
from engine.trace.attempts import earlier, of
from engine.trace.details import details
from engine.trace.lane import State
from engine.trace.running import LaneTimes, running_count
from engine.trace.traffic import Message

_COLOURS = {State.ERROR: "terrible", State.LOST: "black", State.CANCELLED: "grey", State.INTERRUPTED: "grey"}
_ABSENT = ("host", "pid", "thread", "started_s", "ended_s", *(fact.field for fact in FACTS), "item", "result")


def fields_of(run, records, index):
    """All that the JSON tells of one task."""
    span, tasks = run.trace.span_of(index), run.trace.tasks
    call = tasks.call_of(index)
    submitted_ns = tasks.submitted_ns_of(index)
    fields = {
        "index": index,
        "label": str(index + 1),
        "state": State(run.trace.state[index]).name.lower(),
        "call": call,
        "place": tasks.place_of(index),
        "function": run.call(call).function,
        "parent": run.trace.parent_of(index),
        "submitted_s": run.since_start_s(submitted_ns) if submitted_ns else None,
        "level": 0 if span is None else run.trace.lanes[span.lane].level,
        "container": tasks.is_one_container(index),
    }
    if span is None:
        unsent = run.unsent.get(index)
        error = {"error": unsent and dataclasses.asdict(unsent), "death": None}
        return fields | dict.fromkeys(_ABSENT) | error | _traffic(None, None)
    before = [_attempt(run, records, each) for each in earlier(run.trace).get(index, ())]
    return fields | _span(run, records, span) | ({"attempts": before} if before else {})


def _attempt(run, records, span):
    told = _span(run, records, span)
    names = ("host", "pid", "thread", "started_s", "ended_s", "result", "error", "death")
    return {"state": span.state.name.lower(), **{name: told[name] for name in names}}


def _span(run, records, span):
    header = run.trace.lanes[span.lane].header
    known = details(run, records, span)
    return {
        "host": header.host,
        "pid": header.pid,
        "thread": header.thread,
        "started_s": run.since_start_s(span.started_ns),
        "ended_s": run.since_start_s(span.ended_ns) if span.ended_ns else None,
        **{fact.field: fact.exported(span.fact(fact.key)) for fact in FACTS},
        "item": known.item,
        "result": known.result,
        "error": known.error and dataclasses.asdict(known.error),
        "death": known.death
        and {key: value for key, value in dataclasses.asdict(known.death).items() if value is not None},
        **_traffic(argument(run, span), result(run, span)),
    }


def tasks_as_json(run, records):
    return "".join(",\n  " + json.dumps(fields_of(run, records, index)) for index in range(run.trace.jobs))


def tasks_as_csv(run, records):
    names = columns(run)
    table = [names]
    for index in range(run.trace.jobs):
        fields = fields_of(run, records, index)
        error, death = fields["error"] or {}, fields["death"]
        fields |= {"error_type": error.get("type"), "error_message": error.get("message")}
        fields["death"] = None if death is None else _told(run.deaths.get(index) or Death())
        if run.trace.begun is not None:
            span, before = run.trace.span_of(index), earlier(run.trace).get(index, ())
            fields["clock_error_s"] = span and run.trace.lanes[span.lane].header.clock_error_ns / 1e9
            fields["attempts"] = len(before) + (span is not None)
            fields["earlier"] = "; ".join(_earlier(run, records, each) for each in before) or None
        row = [fields[name] for name in names]
        table.append([guarded(cell) if isinstance(cell, str) else cell for cell in row])
    return "".join(",".join(map(_cell, row)) + "\r\n" for row in table)


def _earlier(run, records, span):
    header, known = run.trace.lanes[span.lane].header, details(run, records, span)
    told = span.state.name.lower() if span.state is not State.LOST else _told(known.death or Death())
    return f"{header.host}, PID {header.pid}: {told}"


def run_as_perfetto(run, records):
    return ",\n".join(_OneByOne(run, records).all())


def events_of(text):
    """The events of a trace for Perfetto, without what stands around them."""
    return text.removeprefix('{"traceEvents": [\n').rpartition('\n],\n"otherData": ')[0]


class _OneByOne(_Events):
    def __init__(self, run, records):
        super().__init__(run, records)
        self._records = records

    def all(self):
        yield from self._names()
        yield from self._call()
        for lane, track in zip(self._run.trace.lanes, self._tracks.of_lane, strict=True):
            yield from self._spawn(lane, track)
            yield from self._lane(lane, track)
            yield from self._befallen(lane, track)
        yield from self._inner()
        yield from self._running()
        yield from self._samples()

    def _running(self):
        lanes = [
            LaneTimes(lane.column("started_ns"), lane.ended_ns, self._open_ns(lane))
            for lane in self._run.trace.outermost
        ]
        at_ns = _edges_ns(self._run.trace.outermost, [lane.open_ns for lane in lanes if lane.open_ns is not None])
        count = running_count(at_ns, lanes)
        changes = np.diff(count, prepend=-1) != 0
        for moment_ns, running in zip(at_ns[changes].tolist(), count[changes].tolist(), strict=True):
            yield _counter(self._tracks.runner.pid, "tasks running", self._at(moment_ns), "tasks", running)

    def _lane(self, lane, track):
        run, ended_ns, span = self._run, 0, lane.span(0) if lane.span_count() else None
        while span is not None:
            if ended_ns and ended_ns < span.started_ns and not lane.level:
                yield from self._async(track, "waiting", "waiting", (ended_ns, span.started_ns))
            after = lane.span(span.position + 1) if span.position + 1 < lane.span_count() else None
            if span.ended_ns or lane.number in self._open_tasks:
                yield self._slice(span, after, track)
            else:
                args = {"index": span.task, "state": span.state.name.lower(), **_which(run, span)}
                times_ns = (span.started_ns, run.span_end_ns(span))
                yield from self._async(track, "attempt", f"job {span.task + 1}, taken down", times_ns, args)
            ended_ns, span = span.ended_ns, after
        if ended_ns and ended_ns < run.until_ns and self._workers_stay and not lane.level:
            yield from self._async(track, "waiting", "waiting", (ended_ns, run.until_ns))

    def _slice(self, span, after, track):
        end_ns = self._run.span_end_ns(span)
        started, took = self._at(span.started_ns), _microseconds(end_ns - span.started_ns)
        if after is not None and after.started_ns == end_ns:
            room_ns = _as_read(self._at(end_ns)) - _as_read(started)
            shorter = float(took)
            while int(shorter * 1000.0) > room_ns:
                shorter = math.nextafter(shorter, 0.0)
            took = took if shorter == float(took) else repr(shorter)
        colour = {"cname": _COLOURS[span.state]} if span.state in _COLOURS else {}
        fields = {"name": f"job {span.task + 1}", "cat": "task", **colour, "args": self._known(span)}
        head = f'{{"ph": "X", "pid": {track.pid}, "tid": {track.tid}, "ts": {started}, "dur": {took}, '
        return head + _json(fields).removeprefix("{")

    def _known(self, span):
        run, known = self._run, details(self._run, self._records, span)
        args = {
            "index": span.task,
            "state": span.state.name.lower(),
            **_which(run, span),
            **{fact.field: fact.exported(span.fact(fact.key)) for fact in FACTS},
            "argument_bytes": _share(argument(run, span)),
            "result_bytes": _share(result(run, span)),
            "item": None if known.item is None else plain(known.item),
            "result": None if known.result is None else plain(known.result),
            "error": None if known.error is None else plain(known.error.line),
            "death": None if known.death is None else plain(_told(known.death)),
            "end": None if span.ended_ns else "not recorded",
        }
        return {key: value for key, value in args.items() if value is not None}


def _which(run, span):
    spans = of(run.trace, span.task)
    return {"attempt": spans.index(span) + 1, "attempts": len(spans)} if len(spans) > 1 else {}


def argument(run, span):
    """What brought a task's argument to its worker."""
    lane = run.trace.lanes[span.lane]
    received = lane.traffic.received
    before = received["before"]
    at = int(np.searchsorted(before, span.position, "right")) - 1
    if at < 0:
        return None
    row = received.row(at)
    end = int(before[at + 1]) if at + 1 < len(before) else lane.span_count()
    tasks = max(end - int(before[at]), 1)
    sizes, times_ns = run.trace.runner_traffic.by_number()
    number = row["number"]
    sent = (int(sizes[number]), int(times_ns[number])) if 0 < number < len(sizes) and sizes[number] else None
    unpickle_ns = row["took_ns"] if row["size"] else None
    if sent is None:
        return Message(tasks, row["size"], None, unpickle_ns) if row["size"] else None
    return Message(tasks, row["size"] or sent[0], sent[1], unpickle_ns)


def result(run, span):
    """What took a task's result to the runner."""
    sent = run.trace.lanes[span.lane].traffic.sent
    before = sent["before"]
    at = int(np.searchsorted(before, span.position, "right"))
    if at == len(before):
        return None
    row = sent.row(at)
    return Message(max(int(before[at]) - (int(before[at - 1]) if at else 0), 1), row["size"], row["took_ns"], None)


def _traffic(there, back):
    return {
        "argument_bytes": _share(there),
        "argument_pickle_s": _share_s(there, there and there.pickle_ns),
        "argument_unpickle_s": _share_s(there, there and there.unpickle_ns),
        "result_bytes": _share(back),
        "result_pickle_s": _share_s(back, back and back.pickle_ns),
    }


def _share(message):
    if message is None:
        return None
    return message.size if message.tasks == 1 else message.size / message.tasks


def _share_s(message, spent_ns):
    return None if spent_ns is None else spent_ns / message.tasks / 1e9


def _as_read(microseconds):
    return int(float(microseconds) * 1000.0)


def _cell(value):
    text = "" if value is None else str(value)
    if not re.search(r'[,;\t"\r\n]', text):
        return text
    doubled = text.replace('"', '""')
    return f'"{doubled}"'


@english()
def _told(death):
    return words.death_in_brief(death)
