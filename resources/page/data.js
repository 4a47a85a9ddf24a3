"use strict";
// What is shown of a run comes from the block of data alone, as text: nothing of it is ever taken for HTML or a script.
const data = JSON.parse(document.getElementById("data").textContent);
const words = data.words;
const byId = (id) => document.getElementById(id);
const styles = getComputedStyle(document.documentElement);
const colour = (name) => styles.getPropertyValue("--" + name).trim();

// Numbers travel as little groups of seven bits, the last of each number without its eighth bit.
function numbers(text) {
  const raw = atob(text), found = [];
  for (let at = 0; at < raw.length;) {
    let value = 0, scale = 1, byte;
    do { byte = raw.charCodeAt(at++); value += (byte & 127) * scale; scale *= 128; } while (byte > 127);
    found.push(value);
  }
  return found;
}
const signed = (value) => (value % 2 ? -(value + 1) / 2 : value / 2);

function duration(seconds) {
  const size = Math.abs(seconds);
  if (size >= 0.1 || !size) return (size ? seconds.toFixed(3) : "0") + " s";
  if (size >= 1e-3) return (seconds * 1e3).toPrecision(4) + " ms";
  return (seconds * 1e6).toPrecision(3) + " µs";
}
// How long something of a job lasted, of which the page knows no more than a run's unit.
const lasted = (seconds, run) => (seconds ? duration(seconds) : "< " + duration(run.unit_ns / 1e9));
const filled = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);
const grouped = (number) => number.toLocaleString("en-US");

// The lanes, with their bars: where each begins and ends, in seconds, and which job it is.
const lanes = [], incidents = [];
// The numbers whose steps these are.
function sums(text) {
  let sum = 0;
  return numbers(text).map((step) => (sum += step));
}
function callerOf(run) {
  const told = run.caller, edges = sums(told.handled).map((edge) => (edge / told.columns) * told.until_s), handled = [];
  for (let at = 0; at + 1 < edges.length; at += 2) handled.push([edges[at], edges[at + 1]]);
  return { caller: true, told, run, fixed: 38, handled, births: sums(told.births).map((born) => born / 1e9) };
}
for (const run of data.runs) {
  const unit = run.unit_ns / 1e9;
  const gaps = numbers(run.gaps), tooks = numbers(run.tooks), tasks = numbers(run.tasks), cpus = numbers(run.cpus);
  const states = new Map(run.states), attempts = new Map(run.attempts.map(([at, ...which]) => [at, which]));
  let at = 0;
  if (run.name) lanes.push({ heading: run.name, rest: run.rest, fixed: 30 });
  if (run.caller) lanes.push(callerOf(run));
  const first = lanes.length;
  for (const told of run.lanes) {
    const lane = { ...told, run, start: [], end: [], task: [], cpu: [], state: [], attempt: [], incidents: [], suspended: [] };
    let end = 0, task = 0;
    for (let left = told.count; left > 0; left--, at++) {
      const start = end + gaps[at];
      end = start + tooks[at];
      task += signed(tasks[at]);
      lane.start.push(start * unit);
      lane.end.push(end * unit);
      lane.task.push(task);
      lane.cpu.push(cpus[at] ? (cpus[at] - 1) * unit : null);
      lane.state.push(states.get(at) ?? 2);
      lane.attempt.push(attempts.get(at) ?? null);
    }
    if (told.busy) {
      const raw = atob(told.busy);
      lane.busy = Uint8Array.from(raw, (character) => character.charCodeAt(0));
      lane.jobs = numbers(told.jobs);
      lane.failed = new Set();
      numbers(told.failed).reduce((sum, step) => { lane.failed.add(sum + step); return sum + step; }, 0);
    }
    lanes.push(lane);
  }
  for (const told of run.idle) lanes.push({ ...told, run, idle: true, level: 0, start: [], end: [], task: [], incidents: [], suspended: [] });
  for (const [row, count, lives] of run.inner) Object.assign(lanes[first + row], { innerRows: count, inner: lives });
  for (const [row, ...times] of run.suspended) lanes[first + row].suspended.push(times);
  for (const [row, at, sign, told] of run.incidents) {
    const incident = { at, sign, told };
    incidents.push(incident);
    if (row >= 0) lanes[first + row].incidents.push(incident);
  }
}
const [DONE, ERROR, LOST] = [2, 3, 4];
const whole = Math.max(data.until_s, 1e-9) * 1.02;
const jobCount = lanes.reduce((sum, lane) => sum + (lane.task ? lane.task.length : 0), 0);
const isColourful = jobCount < 12 * data.runs.length;

