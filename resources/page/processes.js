// Beside the bars: who calls the strategy, workers without a job, what jobs have started, and what befell a worker.
function drawCaller(lane, top) {
  const { told } = lane, left = x(0), right = x(told.until_s), low = top + lane.height - 5;
  paint.save();
  paint.beginPath(); paint.rect(NAMES, AXIS, plotWidth() + 1, view - AXIS); paint.clip();
  paint.fillStyle = colour("accent-soft");
  paint.beginPath(); paint.roundRect(left, top + 4, Math.max(right - left, 1), low - top - 4, 3); paint.fill();
  paint.fillStyle = colour("muted");
  for (const [start, end] of lane.handled) if (x(end) >= NAMES && x(start) <= width) paint.fillRect(x(start), low - 6, Math.max(x(end) - x(start), 1), 6);
  paint.fillStyle = colour("accent");
  for (const born of lane.births) paint.fillRect(Math.round(x(born)), low - 6, 1, 12);
  const begin = Math.max(left, NAMES) + 8;
  paint.fillStyle = colour("text");
  if (right - begin > 110) paint.fillText(fitted(told.told, Math.min(right, width) - begin - 8), begin, top + 13);
  paint.restore();
  paint.fillStyle = colour("text");
  clipped(told.name, top + 14);
}
function drawIdle(lane, top, tall) {
  const left = x(lane.born_s), right = Math.max(x(lane.until_s), left + 1), word = words.no_job;
  hatch(left, right, top + tall * 0.15, tall * 0.7);
  paint.fillStyle = colour("muted");
  if (lane.is_gone) paint.fillRect(Math.round(right), top, 1, tall);
  const begin = Math.max(left, NAMES) + 8, wide = paint.measureText(word).width;
  if (tall < 12 || begin + wide + 12 > right) return;
  paint.fillStyle = colour("panel");
  paint.fillRect(begin - 4, top + tall / 2 - 8, wide + 8, 16);
  paint.fillStyle = colour("muted");
  paint.fillText(word, begin, top + tall / 2);
}
const innerTall = (lane) => (lane.inner ? Math.min(lane.innerRows * 7, lane.height * 0.45) : 0);
function drawInner(lane, top) {
  const high = innerTall(lane) / lane.innerRows, begin = top + lane.height - innerTall(lane);
  for (const [row, start, end] of lane.inner) {
    const left = Math.round(x(start)), right = Math.max(Math.round(x(end)), left + 1), tall = Math.max(Math.round(high) - 2, 1);
    if (right < NAMES || left > width) continue;
    paint.fillStyle = colour("muted");
    paint.fillRect(left, Math.round(begin + row * high), right - left, tall);
    if (right - left < 3 || tall < 3) continue;
    paint.fillStyle = colour("accent-soft");
    paint.fillRect(left + 1, Math.round(begin + row * high) + 1, right - left - 2, tall - 2);
  }
}
function drawBefallen(lane, top, tall) {
  paint.globalAlpha = 0.45;
  paint.fillStyle = colour("suspended");
  for (const [start, end] of lane.suspended) {
    const last = Math.min(x(end), width);
    for (let at = Math.max(x(start), NAMES); at < last; at += 4) paint.fillRect(Math.round(at), top, 2, tall);
  }
  paint.globalAlpha = 1;
  for (const { at, sign } of lane.incidents) {
    paint.fillStyle = colour(sign);
    paint.fillRect(Math.round(x(at)), top - 1, sign === "error" ? 2 : 1, tall + 2);
    drawTriangle(at, sign, top + 2);
  }
}
// Its tip points down; it is empty where a worker was let go on.
function drawTriangle(at, sign, bottom) {
  const tip = Math.round(x(at)) + 0.5;
  paint.beginPath(); paint.moveTo(tip - 4.5, bottom - 6); paint.lineTo(tip + 4.5, bottom - 6); paint.lineTo(tip, bottom); paint.closePath();
  paint.fillStyle = colour(sign === "good" ? "panel" : sign);
  paint.strokeStyle = colour(sign);
  paint.fill();
  paint.stroke();
}
function drawMarksOnAxis() {
  if (data.runs.length > 1) return; // whose it was is seen in the rows alone
  for (const { at, sign } of incidents) if (x(at) >= NAMES && x(at) <= width) drawTriangle(at, sign, AXIS);
}

// What of these is under the pointer: a title and lines; null: nothing.
function besideAt(lane, place, y) {
  const near = (found) => found.filter((each) => Math.abs(x(each.at) - place) <= 4).sort((one, other) => Math.abs(x(one.at) - place) - Math.abs(x(other.at) - place))[0];
  const incident = lane ? lane.incidents && near(lane.incidents) : data.runs.length === 1 && near(incidents);
  if (incident) return [incident.told, [duration(incident.at)]];
  if (!lane) return null;
  if (lane.caller) return [lane.told.name, [lane.told.told, filled(words.ran, { start: duration(0), end: duration(lane.told.until_s) })].filter(Boolean)];
  const moment = seconds(place);
  if (lane.idle) return moment >= lane.born_s && moment <= lane.until_s ? [lane.name + " · " + lane.sub, [words.no_job, filled(words.ran, { start: duration(lane.born_s), end: duration(lane.until_s) })]] : null;
  const begin = lane.height - innerTall(lane);
  if (lane.inner && y >= begin) {
    const row = Math.floor((y - begin) / (innerTall(lane) / lane.innerRows)), most = 3 / plotWidth() * (to - from);
    const found = lane.inner.find((each) => each[0] === row && moment >= each[1] - most && moment <= each[2] + most);
    if (found) return [words.started_by, [found[3], filled(words.ran, { start: duration(found[1]), end: duration(found[2]) })]];
  }
  if (lane.spawned_s !== null && moment >= lane.spawned_s && moment < lane.first_s) return [lane.name + " · " + lane.sub, [filled(words.began, { time: duration(lane.spawned_s) })]];
  return null;
}
