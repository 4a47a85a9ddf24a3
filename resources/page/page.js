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
const filled = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);
const grouped = (number) => number.toLocaleString("en-US");

// The lanes, with their bars: where each begins and ends, in seconds, and which job it is.
const lanes = [];
for (const run of data.runs) {
  const unit = run.unit_ns / 1e9;
  const gaps = numbers(run.gaps), tooks = numbers(run.tooks), tasks = numbers(run.tasks), cpus = numbers(run.cpus);
  const states = new Map(run.states), attempts = new Map(run.attempts.map(([at, ...which]) => [at, which]));
  let at = 0;
  if (run.name) lanes.push({ heading: run.name, rest: run.rest, height: 30 });
  for (const told of run.lanes) {
    const lane = { ...told, run, start: [], end: [], task: [], cpu: [], state: [], attempt: [] };
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
}
const [DONE, ERROR, LOST] = [2, 3, 4];
const whole = Math.max(data.until_s, 1e-9) * 1.02;
const jobCount = lanes.reduce((sum, lane) => sum + (lane.task ? lane.task.length : 0), 0);
const isColourful = jobCount < 12 * data.runs.length;

const box = byId("timeline"), tip = byId("tip");
const canvas = document.createElement("canvas"), spacer = document.createElement("div");
box.append(canvas, spacer);
const paint = canvas.getContext("2d");
const NAMES = 132, AXIS = 24, RIGHT = 14;
let from = 0, to = whole, width = 0, view = 0, chosen = null, tops = [], total = 0;

function layOut() {
  const rows = lanes.filter((lane) => !lane.heading).length || 1;
  const high = Math.max(16, Math.min(64, 330 / rows));
  total = 0;
  tops = lanes.map((lane) => { const top = total; total += lane.heading ? 30 : high; return top; });
  for (const lane of lanes) if (!lane.heading) lane.height = high;
  width = box.clientWidth;
  view = Math.min(total + AXIS + 2, Math.max(200, innerHeight * 0.6));
  const ratio = devicePixelRatio || 1;
  canvas.width = Math.round(width * ratio);
  canvas.height = Math.round(view * ratio);
  canvas.style.width = width + "px";
  canvas.style.height = view + "px";
  box.style.height = view + "px";
  spacer.style.height = Math.max(0, total + AXIS + 2 - view) + "px";
  paint.setTransform(ratio, 0, 0, ratio, 0, 0);
  draw();
}
const plotWidth = () => Math.max(width - NAMES - RIGHT, 10);
const x = (seconds) => NAMES + ((seconds - from) / (to - from)) * plotWidth();
const seconds = (place) => from + ((place - NAMES) / plotWidth()) * (to - from);

function ticks() {
  const rough = ((to - from) / plotWidth()) * 110, power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((each) => each * power).find((each) => each >= rough);
  const found = [];
  for (let at = Math.ceil(from / step) * step; at <= to; at += step) found.push(at);
  return [found, step];
}
function tickText(at, step) {
  const [scale, unit] = to >= 1 ? [1, "s"] : to >= 1e-3 ? [1e3, "ms"] : [1e6, "µs"];
  const digits = Math.max(0, Math.min(9, -Math.floor(Math.log10(step * scale) + 1e-9)));
  return (at * scale).toFixed(digits) + " " + unit;
}
// The first of ascending numbers that is more.
function after(sorted, value) {
  let low = 0, high = sorted.length;
  while (low < high) { const middle = (low + high) >> 1; if (sorted[middle] > value) high = middle; else low = middle + 1; }
  return low;
}
function barColour(lane, at) {
  if (lane.state[at] === ERROR) return colour("error");
  if (lane.state[at] === LOST) return colour("lost");
  if (lane.state[at] > LOST) return colour("cancelled");
  return isColourful ? colour("task-" + (lane.task[at] % 6)) : colour(at % 2 ? "bar-b" : "bar-a");
}
// Ink that can be read on a colour.
function inkOn(hex) {
  const [r, g, b] = [1, 3, 5].map((at) => (parseInt(hex.slice(at, at + 2), 16) / 255) ** 2.2);
  return 0.2126 * r + 0.7152 * g + 0.0722 * b > 0.18 ? "#171a20" : "#ffffff";
}
function draw() {
  const scrolled = box.scrollTop;
  paint.clearRect(0, 0, width, view);
  paint.font = "12.5px " + getComputedStyle(document.body).fontFamily;
  paint.textBaseline = "middle";
  const [marks, step] = ticks();
  paint.fillStyle = colour("grid");
  for (const at of marks) paint.fillRect(Math.round(x(at)), AXIS, 1, view - AXIS);
  paint.save();
  paint.beginPath(); paint.rect(0, AXIS, width, view - AXIS); paint.clip();
  lanes.forEach((lane, number) => {
    const top = tops[number] + AXIS - scrolled;
    if (top + lane.height < AXIS || top > view) return;
    if (lane.heading) drawHeading(lane, top); else drawLane(lane, top);
  });
  paint.restore();
  paint.fillStyle = colour("muted");
  paint.textAlign = "center";
  let free = NAMES - 30;
  for (const at of marks) {
    const text = tickText(at, step), place = x(at), half = paint.measureText(text).width / 2;
    if (place - half > free && place + half < width) { paint.fillText(text, place, AXIS / 2); free = place + half + 12; }
  }
  paint.textAlign = "left";
}
function drawHeading(lane, top) {
  paint.fillStyle = colour("text");
  paint.font = "600 " + paint.font;
  paint.fillText(lane.heading, 0, top + 18);
  const wide = paint.measureText(lane.heading).width;
  paint.font = paint.font.replace("600 ", "");
  paint.fillStyle = colour("muted");
  paint.fillText(lane.rest, wide + 12, top + 18);
}
function drawLane(lane, top) {
  const high = lane.height, inset = Math.max(1, Math.min(8, high * 0.12)) + lane.level * 2, tall = high - 2 * inset;
  paint.save();
  paint.beginPath(); paint.rect(NAMES, AXIS, plotWidth() + 1, view - AXIS); paint.clip();
  if (lane.spawned_s !== null && lane.first_s > lane.spawned_s) hatch(x(lane.spawned_s), x(lane.first_s), top + inset, tall);
  if (lane.busy) drawDensity(lane, top + inset, tall); else drawBars(lane, top + inset, tall);
  const until = x(lane.run.elapsed_s);
  if (lane.run.elapsed_s) { paint.fillStyle = colour("faint"); paint.fillRect(Math.round(until), top, 1, high); }
  paint.restore();
  paint.fillStyle = colour("text");
  const both = high >= 34;
  clipped(lane.name, top + high / 2 - (both ? 8 : 0));
  if (both) { paint.fillStyle = colour("muted"); clipped(lane.sub, top + high / 2 + 9); }
  paint.fillStyle = colour("grid");
  if (high >= 22) paint.fillRect(0, Math.round(top + high) - 0.5, width - RIGHT, 1);
}
function clipped(text, middle) {
  while (text.length > 2 && paint.measureText(text).width > NAMES - 10) text = text.slice(0, -2) + "…";
  paint.fillText(text, 0, middle);
}
function hatch(left, right, top, tall) {
  paint.save();
  paint.beginPath(); paint.rect(left, top, right - left, tall); paint.clip();
  paint.strokeStyle = colour("faint");
  paint.beginPath();
  for (let at = Math.max(left, NAMES) - tall; at < Math.min(right, width); at += 6) { paint.moveTo(at, top + tall); paint.lineTo(at + tall, top); }
  paint.stroke();
  paint.restore();
}
// Bars that are narrower than a pixel are merged: the darker, the more of a pixel's time some job was running.
function drawBars(lane, top, tall) {
  const scale = plotWidth() / (to - from);
  const covered = new Float32Array(plotWidth() + 2), failed = new Uint8Array(plotWidth() + 2);
  let first = after(lane.end, from), any = false;
  for (let at = first; at < lane.start.length && lane.start[at] <= to; at++) {
    const left = (lane.start[at] - from) * scale, wide = (lane.end[at] - lane.start[at]) * scale;
    if (wide < 1.5) {
      const pixel = Math.max(0, Math.min(covered.length - 1, Math.floor(left)));
      covered[pixel] += Math.max(wide, 0.02);
      if (lane.state[at] !== DONE) failed[pixel] = 1;
      any = true;
      continue;
    }
    const fill = barColour(lane, at), gap = wide > 6 ? 1 : 0;
    const l = Math.max(NAMES + left, NAMES - 4), r = Math.min(NAMES + left + wide, width + 4);
    paint.fillStyle = fill;
    paint.beginPath();
    if (wide > 8) paint.roundRect(l, top, r - l - gap, tall, 3); else paint.rect(l, top, r - l - gap, tall);
    paint.fill();
    if (chosen && chosen.lane === lane && chosen.at === at) { paint.strokeStyle = colour("text"); paint.lineWidth = 2; paint.stroke(); paint.lineWidth = 1; }
    if (tall >= 13 && r - l > 34) label(lane, at, fill, Math.max(l, NAMES), top, r, tall);
  }
  if (!any) return;
  for (let pixel = 0; pixel < covered.length; pixel++) {
    if (!covered[pixel]) continue;
    paint.globalAlpha = 0.25 + 0.75 * Math.min(1, covered[pixel]);
    paint.fillStyle = colour(failed[pixel] ? "error" : "bar-a");
    paint.fillRect(NAMES + pixel, top, 1, tall);
  }
  paint.globalAlpha = 1;
}
function label(lane, at, fill, left, top, right, tall) {
  const sign = lane.state[at] === ERROR ? "! " : lane.state[at] === LOST ? "✕ " : "";
  const name = sign + filled(words.job, { number: grouped(lane.task[at] + 1) });
  const wide = paint.measureText(name).width;
  if (wide + 12 > right - left) return;
  paint.fillStyle = inkOn(fill);
  paint.fillText(name, left + 7, top + tall / 2);
  const took = duration(lane.end[at] - lane.start[at]);
  if (wide + paint.measureText(took).width + 32 < right - left) { paint.globalAlpha = 0.85; paint.fillText(took, left + wide + 19, top + tall / 2); paint.globalAlpha = 1; }
}
function drawDensity(lane, top, tall) {
  const column = data.until_s / lane.busy.length, fine = colour("bar-a"), failed = colour("error");
  const first = Math.max(0, Math.floor(from / column)), last = Math.min(lane.busy.length - 1, Math.ceil(to / column));
  for (let at = first; at <= last; at++) {
    if (!lane.jobs[at]) continue;
    paint.fillStyle = lane.failed.has(at) ? failed : fine;
    paint.globalAlpha = 0.2 + (0.8 * lane.busy[at]) / 255;
    paint.fillRect(x(at * column), top, x((at + 1) * column) - x(at * column) + 0.5, tall);
  }
  paint.globalAlpha = 1;
}

// What is under the pointer.
function laneAt(y) {
  const place = y - AXIS + box.scrollTop;
  let found = null;
  lanes.forEach((lane, number) => { if (!lane.heading && place >= tops[number] && place < tops[number] + lane.height) found = lane; });
  return y < AXIS ? null : found;
}
function barAt(lane, moment) {
  const near = (3 * (to - from)) / plotWidth();
  const at = after(lane.start, moment) - 1;
  if (at >= 0 && moment <= lane.end[at] + near) return at;
  return at + 1 < lane.start.length && lane.start[at + 1] - moment < near ? at + 1 : -1;
}
function told(lane, at) {
  const job = lane.task[at], lines = [lane.name + " · " + lane.sub];
  const took = lane.end[at] - lane.start[at];
  lines.push(filled(words.ran, { start: duration(lane.start[at]), end: duration(lane.end[at]) }));
  lines.push(lane.cpu[at] === null ? filled(words.took, { time: duration(took) }) : filled(words.took_cpu, { time: duration(took), cpu: duration(lane.cpu[at]) }));
  const one = jobs.of(lane, at);
  if (lane.clock) lines.push(words.clock + ": " + lane.clock);
  if (lane.attempt[at] || lane.state[at] !== DONE) lines.push(stateOf(lane, at));
  if (one.item !== null) lines.push(words.item + ": " + one.item);
  if (one.error !== null) lines.push(one.error);
  else if (one.result !== null) lines.push(words.result + ": " + one.result);
  return [filled(words.job, { number: grouped(job + 1) }), lines];
}
function showTip(event) {
  const area = canvas.getBoundingClientRect(), lane = laneAt(event.clientY - area.top);
  const place = event.clientX - area.left, moment = seconds(place);
  let title = null, lines = [];
  if (lane && place > NAMES && lane.busy) {
    const at = Math.floor((moment / data.until_s) * lane.busy.length);
    if (lane.jobs[at]) {
      title = filled(words.many, { jobs: grouped(lane.jobs[at]), busy: Math.round(lane.busy[at] / 2.55) });
      lines = [lane.name + " · " + lane.sub, duration(moment)];
    }
  } else if (lane && place > NAMES) {
    const at = barAt(lane, moment);
    if (at >= 0) [title, lines] = told(lane, at);
    else lines = [];
  }
  if (title === null) { tip.hidden = true; return; }
  const head = document.createElement("b");
  head.textContent = title;
  tip.replaceChildren(head, ...lines.map((line) => { const each = document.createElement("span"); each.textContent = line; return each; }));
  tip.hidden = false;
  const size = tip.getBoundingClientRect();
  tip.style.left = Math.max(4, Math.min(event.clientX + 14, innerWidth - size.width - 6)) + "px";
  tip.style.top = (event.clientY + 18 + size.height > innerHeight ? event.clientY - size.height - 12 : event.clientY + 18) + "px";
}
function show(start, end) {
  const shortest = Math.max(whole * 1e-9, 2e-9);
  const wide = Math.min(Math.max(end - start, shortest), whole);
  from = Math.max(0, Math.min(start, whole - wide));
  to = from + wide;
  draw();
}
function zoom(factor, around) { show(around - (around - from) * factor, around + (to - around) * factor); }
box.addEventListener("wheel", (event) => {
  if (event.shiftKey || Math.abs(event.deltaX) > Math.abs(event.deltaY)) {
    const by = ((event.deltaX || event.deltaY) / plotWidth()) * (to - from);
    show(from + by, to + by);
  } else if (event.ctrlKey || total + AXIS + 2 <= view || event.offsetX > NAMES) {
    zoom(1.0015 ** event.deltaY, seconds(event.clientX - canvas.getBoundingClientRect().left));
  } else return;
  event.preventDefault();
  showTip(event);
}, { passive: false });
let drag = null;
canvas.addEventListener("pointerdown", (event) => { if (event.button === 0) drag = { x: event.clientX, from, to, moved: false, id: event.pointerId }; });
addEventListener("pointermove", (event) => {
  if (!drag) { if (event.target === canvas) showTip(event); else tip.hidden = true; return; }
  const by = ((drag.x - event.clientX) / plotWidth()) * (drag.to - drag.from);
  if (Math.abs(drag.x - event.clientX) > 3) { drag.moved = true; tip.hidden = true; box.classList.add("drags"); }
  if (drag.moved) show(drag.from + by, drag.to + by);
});
addEventListener("pointerup", (event) => {
  if (drag && !drag.moved && event.target === canvas) choose(event);
  drag = null;
  box.classList.remove("drags");
});
canvas.addEventListener("dblclick", () => show(0, whole));
box.addEventListener("keydown", (event) => {
  const middle = (from + to) / 2, by = (to - from) / 5;
  const does = { "+": () => zoom(0.6, middle), "=": () => zoom(0.6, middle), "-": () => zoom(1 / 0.6, middle), ArrowLeft: () => show(from - by, to - by), ArrowRight: () => show(from + by, to + by), Home: () => show(0, whole) }[event.key];
  if (does) { does(); event.preventDefault(); }
});
box.addEventListener("scroll", draw);
addEventListener("resize", layOut);
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", draw);

function stateOf(lane, at) {
  const state = words.states[lane.state[at]], which = lane.attempt[at];
  return which ? state + " · " + filled(words.attempt, { number: which[0], count: which[1] }) : state;
}

// The jobs, as rows that are made while they are looked at.
const jobs = {
  texts: new Map(data.runs.map((run) => [run, { items: numbers(run.items), results: numbers(run.results), errors: new Map(run.errors) }])),
  get(run, job) {
    const texts = this.texts.get(run), text = (index) => (index ? run.texts[index - 1] : null);
    return { item: text(texts.items[job]), result: text(texts.results[job]), error: texts.errors.get(job) ?? null };
  },
  // What came of a job came of its last attempt.
  of(lane, at) {
    const one = this.get(lane.run, lane.task[at]), which = lane.attempt[at];
    return which && which[0] < which[1] ? { item: one.item, result: null, error: null } : one;
  },
};
function choose(event) {
  const area = canvas.getBoundingClientRect(), lane = laneAt(event.clientY - area.top);
  const at = lane && lane.start ? barAt(lane, seconds(event.clientX - area.left)) : -1;
  chosen = at < 0 ? null : { lane, at };
  draw();
  if (table) table.choose(chosen);
}
let table = null;
function jobTable(place) {
  const rows = [];
  for (const lane of lanes) if (lane.start) lane.start.forEach((_, at) => rows.push({ lane, at, job: lane.task[at] }));
  rows.sort((one, other) => one.job - other.job);
  const columns = [
    { title: words.job_column, number: true, of: (row) => row.job + 1, text: (row) => grouped(row.job + 1) },
    { title: words.item, of: (row) => jobs.get(row.lane.run, row.job).item ?? "" },
    { title: words.state, of: (row) => stateOf(row.lane, row.at) },
    { title: words.worker, sorts: true, of: (row) => row.lane.worker, text: (row) => row.lane.name + " · " + row.lane.sub },
    { title: words.started, number: true, of: (row) => row.lane.start[row.at], text: (row) => duration(row.lane.start[row.at]) },
    { title: words.took_column, number: true, of: (row) => row.lane.end[row.at] - row.lane.start[row.at], text: (row) => duration(row.lane.end[row.at] - row.lane.start[row.at]) },
    { title: words.cpu, number: true, of: (row) => row.lane.cpu[row.at] ?? -1, text: (row) => (row.lane.cpu[row.at] === null ? "" : duration(row.lane.cpu[row.at])) },
    { title: words.result, of: (row) => { const one = jobs.of(row.lane, row.at); return one.error ?? one.result ?? ""; } },
  ];
  const HIGH = 27;
  let shown = rows, sorted = 0, descending = false;
  const made = document.createElement("table"), head = made.createTHead().insertRow(), body = made.createTBody();
  const above = document.createElement("div"), below = document.createElement("div");
  place.replaceChildren(above, made, below);
  place.style.height = Math.min(420, (rows.length + 1) * HIGH + 4) + "px";
  columns.forEach((column, number) => head.append(headerOf(column.title, column.number, () => {
    descending = sorted === number && !descending;
    sorted = number;
    order();
  })));
  const compare = new Intl.Collator(undefined, { numeric: true }).compare;
  function order() {
    const column = columns[sorted];
    const keyed = rows.map((row) => [column.of(row), row]);
    const by = column.number || column.sorts ? (one, other) => one - other : compare;
    keyed.sort((one, other) => (descending ? -1 : 1) * by(one[0], other[0]) || one[1].job - other[1].job);
    keyed.forEach(([, row], at) => { rows[at] = row; });
    mark(head, sorted, descending);
    filter();
  }
  function filter() {
    const wanted = (byId("find").value || "").toLowerCase().split(/\s+/).filter(Boolean);
    shown = wanted.length ? rows.filter((row) => { const text = columns.map((column) => (column.text ?? column.of)(row)).join(" ").toLowerCase(); return wanted.every((word) => text.includes(word)); }) : rows;
    place.scrollTop = 0;
    fill();
  }
  function fill() {
    const first = Math.max(0, Math.min(Math.floor(place.scrollTop / HIGH) - 10, shown.length - 45));
    const last = Math.min(shown.length, first + 45);
    above.style.height = first * HIGH + "px";
    below.style.height = (shown.length - last) * HIGH + "px";
    body.replaceChildren(...shown.slice(first, last).map((row) => {
      const line = document.createElement("tr");
      if (row.lane.state[row.at] !== DONE) line.className = "failed";
      if (chosen && row.lane === chosen.lane && row.at === chosen.at) line.classList.add("chosen");
      for (const column of columns) {
        const cell = line.insertCell();
        if (column.number) cell.className = "number";
        cell.textContent = cell.title = String((column.text ?? column.of)(row)).split("\n")[0];
      }
      line.addEventListener("click", () => { chosen = { lane: row.lane, at: row.at }; reveal(chosen); fill(); });
      return line;
    }));
  }
  place.addEventListener("scroll", fill);
  byId("find").addEventListener("input", filter);
  mark(head, 0, false);
  fill();
  return {
    choose(one) {
      const at = one ? shown.findIndex((row) => row.lane === one.lane && row.at === one.at) : -1;
      if (at >= 0) place.scrollTop = Math.max(0, at * HIGH - 120);
      fill();
    },
  };
}
function reveal({ lane, at }) {
  const took = lane.end[at] - lane.start[at];
  if (lane.end[at] < from || lane.start[at] > to || took / (to - from) < 2 / plotWidth()) {
    const room = Math.max(took * 8, whole * 1e-6);
    show((lane.start[at] + lane.end[at] - room) / 2, (lane.start[at] + lane.end[at] + room) / 2);
  }
  const top = tops[lanes.indexOf(lane)];
  if (top < box.scrollTop || top + lane.height > box.scrollTop + view - AXIS) box.scrollTop = top - 40;
  draw();
}
function headerOf(title, isNumber, sort) {
  const cell = document.createElement("th"), button = document.createElement("button");
  if (isNumber) cell.className = "number";
  button.textContent = title;
  button.addEventListener("click", sort);
  cell.append(button);
  return cell;
}
function mark(head, number, descending) {
  [...head.cells].forEach((cell, at) => { if (at === number) cell.setAttribute("aria-sort", descending ? "descending" : "ascending"); else cell.removeAttribute("aria-sort"); });
}
// The tables that are there already can be sorted as well, by the numbers that their cells carry.
for (const made of document.querySelectorAll("table.sortable")) {
  const head = made.tHead.rows[0];
  const compare = new Intl.Collator(undefined, { numeric: true }).compare;
  [...head.cells].forEach((cell, number) => {
    let descending = true;
    cell.replaceWith(headerOf(cell.textContent, cell.className === "number", () => {
      descending = !descending;
      const value = (row) => row.cells[number].dataset.value ?? row.cells[number].textContent;
      made.tBodies[0].append(...[...made.tBodies[0].rows].sort((one, other) => (descending ? -1 : 1) * compare(value(one), value(other))));
      mark(head, number, descending);
    }));
  });
}
const tabs = byId("tabs"), parts = tabs ? [...document.querySelectorAll("section.part")] : [];
function open(which) {
  parts.forEach((part, at) => { part.hidden = at !== which; tabs.children[at].setAttribute("aria-selected", at === which); });
  if (byId("find")) byId("find").hidden = parts[which].id !== "part-jobs";
}
if (tabs) {
  tabs.prepend(...parts.map((part, at) => {
    const button = document.createElement("button");
    button.textContent = part.dataset.title;
    button.addEventListener("click", () => open(at));
    return button;
  }));
  tabs.hidden = false;
  if (byId("jobs")) table = jobTable(byId("jobs"));
  open(0);
}
layOut();
document.documentElement.dataset.ready = "1";
