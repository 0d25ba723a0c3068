// The cells of a crawl: which lie within which, and which are the finest.
export class Classification {
  // parents: by dimension, a code's parent; a code without one lies below the total.
  constructor(parents, total) {
    this.parents = parents;
    this.total = total;
  }

  // The key without the dimensions of which it has the total, in one order.
  normal(key) {
    return Object.fromEntries(Object.entries(key).filter(([, code]) => code !== this.total).sort(([a], [b]) => (a < b ? -1 : 1)));
  }

  path(dimension, code) {
    const path = [code];
    for (let up = this.parents[dimension]?.[code]; up !== undefined && up !== this.total; up = this.parents[dimension][up]) path.push(up);
    return path;
  }

  depth(dimension, code) {
    return this.path(dimension, code).length;
  }

  // Whether the cell of the coarser key has the other within it.
  covers(coarse, fine) {
    return Object.entries(coarse).every(([dimension, code]) => fine[dimension] !== undefined && this.path(dimension, fine[dimension]).includes(code));
  }

  // The cube a cell belongs to: its dimensions with their depths.
  levels(key) {
    return Object.fromEntries(Object.entries(key).map(([dimension, code]) => [dimension, this.depth(dimension, code)]));
  }

  // The cell of a coarser cube that a key lies in.
  lift(key, levels) {
    return Object.fromEntries(Object.entries(levels).map(([dimension, depth]) => [dimension, this.path(dimension, key[dimension]).at(-depth)]));
  }
}

export const text = (key) => Object.entries(key).map(([dimension, code]) => `${dimension}=${code}`).join(' ') || 'total';

export const isFiner = (a, b) => Object.entries(b).every(([dimension, depth]) => (a[dimension] ?? 0) >= depth);

// What two cubes have in common, the finest cube that both add up to.
export const meet = (a, b) => Object.fromEntries(
  Object.keys(a).filter((dimension) => b[dimension] !== undefined).map((dimension) => [dimension, Math.min(a[dimension], b[dimension])]));

export const group = (items, key) => items.reduce((groups, item) => {
  const name = key(item);
  if (!groups.has(name)) groups.set(name, []);
  groups.get(name).push(item);
  return groups;
}, new Map());

// Numbers in [0, 1) that a seed fixes (mulberry32).
export const random = (seed) => () => {
  seed = (seed + 0x6d2b79f5) | 0;
  let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
};
