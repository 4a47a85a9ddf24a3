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
    { title: words.took_column, number: true, of: (row) => row.lane.end[row.at] - row.lane.start[row.at], text: (row) => lasted(row.lane.end[row.at] - row.lane.start[row.at], row.lane.run) },
    { title: words.cpu, number: true, of: (row) => row.lane.cpu[row.at] ?? -1, text: (row) => (row.lane.cpu[row.at] === null ? "" : lasted(row.lane.cpu[row.at], row.lane.run)) },
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
