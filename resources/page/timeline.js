const box = byId("timeline"), tip = byId("tip");
const canvas = document.createElement("canvas"), spacer = document.createElement("div");
box.append(canvas, spacer);
const paint = canvas.getContext("2d");
const NAMES = 146, AXIS = 24, RIGHT = 14;
let from = 0, to = whole, width = 0, view = 0, chosen = null, tops = [], total = 0;

function layOut() {
  const rows = lanes.filter((lane) => !lane.fixed).length || 1;
  const high = Math.max(16, Math.min(64, 330 / rows));
  total = 0;
  tops = lanes.map((lane) => { const top = total; total += lane.fixed ?? high; return top; });
  for (const lane of lanes) lane.height = lane.fixed ?? high;
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
    if (lane.heading) drawHeading(lane, top); else if (lane.caller) drawCaller(lane, top); else drawLane(lane, top);
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
  drawMarksOnAxis();
}
function drawHeading(lane, top) {
  paint.fillStyle = colour("text");
  paint.font = "600 " + paint.font;
  paint.fillText(lane.heading, 0, top + 18);
  const wide = paint.measureText(lane.heading).width;
  paint.font = paint.font.replace("600 ", "");
  paint.fillStyle = colour("muted");
  paint.fillText(fitted(lane.rest, width - wide - 16), wide + 12, top + 18);
}
function drawLane(lane, top) {
  const high = lane.height, inset = Math.max(1, Math.min(8, high * 0.12)) + lane.level * 2, tall = high - innerTall(lane) - 2 * inset;
  paint.save();
  paint.beginPath(); paint.rect(NAMES, AXIS, plotWidth() + 1, view - AXIS); paint.clip();
  if (lane.idle) drawIdle(lane, top + inset, tall);
  else if (lane.spawned_s !== null && lane.first_s > lane.spawned_s) hatch(x(lane.spawned_s), x(lane.first_s), top + inset + tall * 0.15, tall * 0.7);
  if (lane.busy) drawDensity(lane, top + inset, tall); else drawBars(lane, top + inset, tall);
  if (lane.inner) drawInner(lane, top);
  drawBefallen(lane, top + inset, tall);
  const until = x(lane.run.elapsed_s);
  if (lane.run.elapsed_s) { paint.fillStyle = colour("faint"); paint.fillRect(Math.round(until), top, 1, high); }
  paint.restore();
  paint.fillStyle = colour(lane.idle ? "muted" : "text");
  const both = high >= 34, line = [lane.name + " · " + lane.sub, lane.idle ? lane.sub : lane.worker + 1 + (lane.level ? "." + lane.level : "") + " · " + lane.sub];
  clipped(both ? lane.name : line.find((text) => paint.measureText(text).width <= NAMES - 10) ?? line[1], top + high / 2 - (both ? 8 : 0));
  if (both) { paint.fillStyle = colour("muted"); clipped(lane.sub, top + high / 2 + 9); }
  paint.fillStyle = colour("grid");
  if (high >= 22) paint.fillRect(0, Math.round(top + high) - 0.5, width - RIGHT, 1);
}
function fitted(text, room) {
  while (text.length > 2 && paint.measureText(text).width > room) text = text.slice(0, -2) + "…";
  return text;
}
function clipped(text, middle) { paint.fillText(fitted(text, NAMES - 10), 0, middle); }
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
    const cores = lane.state[at] === DONE && lane.cpu[at] !== null && tall >= 30 && wide > 8 ? lane.cpu[at] / (lane.end[at] - lane.start[at]) : 1;
    const full = cores < 0.97 ? Math.max(tall * cores, 2) : tall;
    paint.fillStyle = fill;
    if (full < tall) { // only its lower part was on a core
      paint.globalAlpha = 0.42;
      paint.beginPath(); paint.roundRect(l, top, r - l - gap, tall, 3); paint.fill();
      paint.globalAlpha = 1;
      paint.beginPath(); paint.roundRect(l, top + tall - full, r - l - gap, full, Math.min(3, full / 2)); paint.fill();
      paint.beginPath(); paint.roundRect(l, top, r - l - gap, tall, 3);
    } else {
      paint.beginPath();
      if (wide > 8) paint.roundRect(l, top, r - l - gap, tall, 3); else paint.rect(l, top, r - l - gap, tall);
      paint.fill();
    }
    if (chosen && chosen.lane === lane && chosen.at === at) { paint.strokeStyle = colour("text"); paint.lineWidth = 2; paint.stroke(); paint.lineWidth = 1; }
    const isAbove = tall - full >= 15;
    if (tall >= 13 && r - l > 34) label(lane, at, isAbove ? colour("text") : inkOn(fill), Math.max(l, NAMES), isAbove || full === tall ? top : top + tall - full, r, isAbove ? tall - full : full);
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
function label(lane, at, ink, left, top, right, tall) {
  const sign = lane.state[at] === ERROR ? "! " : lane.state[at] === LOST ? "✕ " : "";
  const name = sign + filled(words.job, { number: grouped(lane.task[at] + 1) });
  const wide = paint.measureText(name).width;
  if (wide + 12 > right - left) return;
  paint.fillStyle = ink;
  paint.fillText(name, left + 7, top + tall / 2);
  const took = lasted(lane.end[at] - lane.start[at], lane.run);
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

