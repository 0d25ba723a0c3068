// What holds for whatever is drawn: lengths and places stand for the numbers that they are drawn of.
import assert from 'node:assert/strict';

/** Bars are as long as their values are large, in the order in which they are drawn. */
export async function assertLengths(bars, values, name) {
  const widths = await bars.evaluateAll((all) => all.map((bar) => bar.getBoundingClientRect().width));
  assert.equal(widths.length, values.length, `${name}: ${widths.length} bars for ${values.length} values`);
  const most = Math.max(...values.map(Math.abs));
  assert.ok(most > 0, `${name} has something to draw`);
  const unit = widths[values.findIndex((value) => Math.abs(value) === most)] / most;
  assert.ok(unit > 0, name);
  for (const [i, value] of values.entries()) assert.ok(Math.abs(widths[i] - Math.abs(value) * unit) < 1, `${name}: ${value} is ${widths[i]} px long, where 1 is ${unit} px`);
}

/** Bars within a frame cover the share of it that they stand for. */
export async function assertShares(frames, shares, name) {
  const drawn = await frames.evaluateAll((all) => all.map((frame) => frame.firstElementChild.getBoundingClientRect().width / frame.clientWidth));
  assert.equal(drawn.length, shares.length, `${name}: ${drawn.length} bars for ${shares.length} values`);
  for (const [i, share] of shares.entries()) assert.ok(Math.abs(drawn[i] - share) < 0.02, `${name}: ${share} is drawn as ${drawn[i]}`);
}

/** Places on a chart stand in a line with their values: the greater, the higher. */
export function assertScale(places, name) {
  const [low, high] = [places.reduce((a, b) => (b.value < a.value ? b : a)), places.reduce((a, b) => (b.value > a.value ? b : a))];
  assert.ok(high.value > low.value && high.y < low.y, `${name}: higher is more`);
  const slope = (high.y - low.y) / (high.value - low.value);
  for (const { value, y } of places) assert.ok(Math.abs(low.y + slope * (value - low.value) - y) < 0.5, `${name}: ${value} is drawn at ${y}`);
}
