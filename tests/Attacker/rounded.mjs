// The attack on rounded counts: what do all published figures together, with the method and the base known, say of each small leaf?
import { group, isFiner, meet, random, text } from './cells.mjs';
import { Model } from './solver.mjs';

const signature = (levels) => JSON.stringify(levels);
// What is told of true counts beside rounded figures: exact totals, least counts, how far figures are off.
const isSaid = (source) => source.headline === true || source.atLeast === true || typeof source.within === 'number';
const period = (key) => key.TIME_PERIOD ?? '';

// The true counts that one figure leaves open. A cell with several leaves behind it is wider: each of them may be off.
export function possible(figure, base, first, leaves = 1) {
  const off = base - 1;
  if (leaves > 1) return { low: Math.max(0, figure - off * Math.min(leaves, Math.floor(figure / base))), high: figure + off * leaves };
  if (!first) return { low: Math.max(0, figure - off), high: figure + off };
  return figure === 0 ? { low: 0, high: off } : figure === base ? { low: 1, high: base } : { low: figure, high: figure };
}

export function attackRounded(population, sources, classification, { sample = 40, seed = 1 } = {}) {
  const crawl = read(sources, classification);
  const violations = [...smallFigures(crawl), ...twoFigures(crawl)];
  const base = Math.max(...sources.filter((s) => !isSaid(s)).map((s) => s.base));
  let model = build(crawl, classification, true);
  violations.push(...model.notAdditive);
  // A reader takes a figure that stays for a count that stays, as long as nothing speaks against it.
  if (!model.solver.isFeasible()) model = build(crawl, classification, false);
  const report = { population, method: 'rounded', cells: crawl.cells.length, leaves: model.variables.length, equations: model.equations.length };
  if (!model.solver.isFeasible()) {
    violations.push({ kind: 'contradiction', text: 'No table of true counts agrees with all that is published: something in it is no sum of rounded leaves.' });
    return { ...report, audited: 0, leastWidth: null, violations };
  }
  const targets = choose(model, base, sample, seed);
  let leastWidth = Infinity;
  for (const v of targets) {
    const { min, max } = model.solver.range([v]);
    leastWidth = Math.min(leastWidth, max - min);
    if (max - min >= base - 1) continue;
    const { key, release } = model.variables[v].cell;
    const words = `${text(key)}: the count is known to lie in ${min}..${max}, a width of ${base - 1} is due.`;
    violations.push({ kind: 'narrowed', release, cell: text(key), min, max, text: words });
  }
  return { ...report, audited: targets.length, leastWidth: targets.length > 0 ? leastWidth : null, violations };
}

function read(sources, classification) {
  const cells = sources.flatMap((source) => source.cells.filter(([, value]) => value !== null && value !== undefined).map(([key, value]) => {
    const normal = classification.normal(key);
    const levels = classification.levels(normal);
    return { key: normal, name: text(normal), value, source, release: source.release, levels, table: source.table ?? '', isSaid: isSaid(source) };
  }));
  const rounded = cells.filter((cell) => !cell.isSaid);
  const cubes = [...group(rounded, (cell) => `${cell.table}|${signature(cell.levels)}`).values()]
    .map((members) => ({ levels: members[0].levels, name: signature(members[0].levels), table: members[0].table, cells: members }));
  const finest = cubes.filter((cube) => !cubes.some((other) => other !== cube && other.table === cube.table && isFiner(other.levels, cube.levels)));
  const codes = {};
  const learn = (dimension, code) => classification.path(dimension, code).reverse()
    .forEach((above, depth) => ((codes[dimension] ??= [])[depth + 1] ??= new Set()).add(above));
  for (const { key } of cells) for (const [dimension, code] of Object.entries(key)) learn(dimension, code);
  for (const source of sources) for (const [dimension, list] of Object.entries(source.codes ?? {})) list.forEach((code) => learn(dimension, code));
  return { cells, rounded, cubes, finest, codes };
}

const smallFigures = ({ rounded }) => rounded.filter((cell) => cell.value !== 0 && cell.value < cell.source.base).map((cell) => ({
  kind: 'small figure', release: cell.release, cell: cell.name,
  text: `${cell.name} in ${cell.source.name}: a figure between 0 and the base is published.` }));

const twoFigures = ({ rounded }) => [...group(rounded, (cell) => `${cell.table}|${cell.release}|${cell.name}`).values()]
  .filter((same) => same.some((cell) => cell.value !== same[0].value)).map((same) => ({
    kind: 'two figures', release: same[0].release, cell: same[0].name,
    text: `${same[0].name}: ${[...new Set(same.map((cell) => cell.source.name))].join(' and ')} give different figures in one release.` }));

// One variable for each finest cell and release, its interval what the figures alone say; an equation for each figure that is no sum of them.
function build(crawl, classification, unchangedStays) {
  const variables = [];
  const equations = [];
  const notAdditive = [];
  for (const cube of crawl.finest) {
    const own = new Set(crawl.rounded.filter((cell) => cell.table === cube.table).flatMap((cell) => Object.keys(cell.key)));
    const behind = [...own].filter((d) => cube.levels[d] === undefined).reduce((n, d) => n * crawl.codes[d].at(-1).size, 1);
    cube.variables = cubeVariables(crawl, cube, behind, variables, unchangedStays);
  }
  for (const cell of crawl.cells) {
    for (const cube of crawl.finest) {
      if (!cell.isSaid && (cube.table !== cell.table || cube.name === signature(cell.levels))) continue;
      if (!isFiner(cube.levels, cell.levels)) continue;
      const inside = within(cube, cell, classification);
      // What is said of the whole population says nothing of a table of a part of it.
      if (inside === null || (cell.isSaid && inside.length === 0)) continue;
      if (!cell.isSaid && inside.reduce((sum, v) => sum + (v.figures.get(cell.source.base) ?? 0), 0) === cell.value) continue;
      const slack = hidden(crawl, classification, cube, cell.key, inside, cell.source.base - 1);
      const off = cell.source.within ?? 0;
      const high = cell.source.atLeast === true ? Infinity : cell.value + off;
      equations.push({ terms: inside.map((v) => [v.variable, 1]), low: cell.value - off - slack, high });
      if (cell.isSaid) continue;
      const words = `${cell.name} in ${cell.source.name} is not the sum of the finest cells.`;
      notAdditive.push({ kind: 'not additive', release: cell.release, cell: cell.name, text: words });
    }
  }
  equations.push(...links(crawl, classification));
  return { variables, equations, notAdditive, solver: new Model(variables, equations, true) };
}

function cubeVariables(crawl, cube, behind, variables, unchangedStays) {
  const byRelease = [...group(cube.cells, (cell) => cell.release)].sort(([a], [b]) => a - b);
  const keys = new Map(cube.cells.map((cell) => [cell.name, cell.key]));
  const seen = new Set();
  const last = new Map();
  const list = [];
  for (const [release, cells] of byRelease) {
    const periods = new Set(cells.map((cell) => period(cell.key)));
    const figures = group(cells, (cell) => cell.name);
    // Cells that a release leaves out are 0 in it, under each base that it uses.
    const bases = [...group(cells, (cell) => cell.source.base).values()].map(([{ source }]) => ({ value: 0, source }));
    for (const [name, key] of keys) {
      if (!periods.has(period(key))) continue;
      const listed = figures.get(name) ?? [];
      const given = [...listed, ...bases.filter((zero) => !listed.some((cell) => cell.source.base === zero.source.base))];
      const first = given[0].source.rebased === true || (!seen.has(period(key)) && given[0].source.revisedBefore !== true);
      const leaves = behind * (given[0].source.leavesBehind ?? 1);
      const intervals = given.map((g) => possible(g.value, g.source.base, first, leaves));
      const interval = { low: Math.max(...intervals.map((i) => i.low)), high: Math.min(...intervals.map((i) => i.high)) };
      const before = last.get(name);
      let variable = before?.variable;
      if (unchangedStays && before !== undefined && before.value === given[0].value && given[0].source.rebased !== true) {
        const known = variables[variable];
        Object.assign(known, { low: Math.max(known.low, interval.low), high: Math.min(known.high, interval.high) });
      } else {
        variable = variables.push({ ...interval, cell: { key, release }, least: Math.min(...given.map((g) => g.value)) }) - 1;
      }
      last.set(name, { variable, value: given[0].value });
      list.push({ variable, key, release, off: (given[0].source.base - 1) * leaves, figures: new Map(given.map((g) => [g.source.base, g.value])) });
    }
    for (const p of periods) seen.add(p);
  }
  return list;
}

// The variables of a cube in the cell, of its release; null where that release has none of the cube.
function within(cube, cell, classification) {
  cube.index ??= new Map();
  const name = `${cell.release}|${signature(cell.levels)}`;
  if (!cube.index.has(name)) {
    const here = cube.variables.filter((v) => v.release === cell.release);
    cube.index.set(name, here.length === 0 ? null : group(here, (v) => text(classification.lift(v.key, cell.levels))));
  }
  const groups = cube.index.get(name);
  return groups === null ? null : groups.get(cell.name) ?? [];
}

// What the cells of a cube that are not listed, and so are 0 as published, may truly amount to.
function hidden(crawl, classification, cube, key, listed, off) {
  const codesWithin = (dimension, depth) => {
    const codes = [...(crawl.codes[dimension][depth] ?? [])];
    return key[dimension] === undefined ? codes.length : codes.filter((c) => classification.path(dimension, c).includes(key[dimension])).length;
  };
  const cells = Object.entries(cube.levels).reduce((n, [dimension, depth]) => n * codesWithin(dimension, depth), 1);
  return Math.max(0, cells - listed.length) * Math.max(off, ...listed.map((v) => v.off));
}

// Two finest cubes of one population add up to the same true margins, whether of one table or of two.
function links(crawl, classification) {
  const equations = [];
  crawl.finest.forEach((a, i) => crawl.finest.slice(i + 1).forEach((b) => {
    const common = meet(a.levels, b.levels);
    const margin = (cube) => group(cube.variables, (v) => `${v.release}|${text(classification.lift(v.key, common))}`);
    const other = margin(b);
    for (const [name, members] of margin(a)) {
      const partners = other.get(name);
      if (partners === undefined) continue;
      const key = classification.lift(members[0].key, common);
      const [left, right] = [[a, members], [b, partners]].map(([cube, listed]) => hidden(crawl, classification, cube, key, listed, 0));
      equations.push({ terms: [...members.map((m) => [m.variable, 1]), ...partners.map((m) => [m.variable, -1])], low: -left, high: right });
    }
  }));
  return equations;
}

// The leaves with a small figure, those with the fewest unknown neighbours in an equation first.
function choose(model, base, sample, seed) {
  const draw = random(seed);
  const open = model.equations.map((e) => e.terms.filter(([v]) => model.variables[v].high > model.variables[v].low).length);
  return model.variables.map((variable, v) => ({ variable, v }))
    .filter(({ variable }) => variable.least <= base)
    .map(({ v }) => ({ v, neighbours: Math.min(Infinity, ...model.solver.behind[v].map((e) => open[e])), order: draw() }))
    .sort((a, b) => (a.neighbours === b.neighbours ? a.order - b.order : a.neighbours - b.neighbours))
    .slice(0, sample).map(({ v }) => v);
}
