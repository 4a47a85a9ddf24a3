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
  lines.push(lane.cpu[at] === null ? filled(words.took, { time: lasted(took, lane.run) }) : filled(words.took_cpu, { time: lasted(took, lane.run), cpu: lasted(lane.cpu[at], lane.run) }));
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
  const y = event.clientY - area.top, isKnown = place > NAMES - 5 && (lane || y < AXIS);
  const beside = isKnown ? besideAt(lane, place, lane ? y - AXIS + box.scrollTop - tops[lanes.indexOf(lane)] : 0) : null;
  if (beside) [title, lines] = beside;
  else if (lane && place > NAMES && lane.busy) {
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

