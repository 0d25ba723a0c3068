// The attack on tables with suppressed cells: the least and greatest value of each, from every cell that is shown.
import { group, text } from './cells.mjs';
import { Contradiction, Model } from './solver.mjs';

const most = 200_000;

export function attackSuppressed(population, sources, classification) {
  // A reader takes releases for views of one table, as long as they do not contradict each other; then each for itself.
  let model = build(sources, classification);
  if (!model.solver.isFeasible()) {
    const last = Math.max(...sources.map((s) => s.release));
    model = build(sources.filter((s) => s.release === last), classification);
  }
  const { cellCount, leafCount, suppressed } = model;
  const report = { population, method: 'suppressed', cells: cellCount, leaves: leafCount, suppressed: suppressed.length, intervals: [], violations: [] };
  for (const { cell, terms } of suppressed) {
    try {
      const { min, max } = model.solver.range(terms);
      const due = cell.source.widthAtLeast ?? 1;
      report.intervals.push({ cell: cell.name, release: cell.release, min, max: Number.isFinite(max) ? max : null });
      if (max - min >= due - 1e-6 * Math.max(1, Math.abs(max))) continue;
      const words = `${cell.name}: a suppressed figure is known to a width of ${+(max - min).toPrecision(3)}, ${due} is due.`;
      report.violations.push({ kind: 'narrowed', release: cell.release, cell: cell.name, min, max, text: words });
    } catch (error) {
      if (!(error instanceof Contradiction)) throw error;
      report.violations.push({ kind: 'contradiction', text: 'No table agrees with all that is shown: cells that are shown are not sums of the same leaves.' });
      return report;
    }
  }
  return report;
}

function build(sources, classification) {
  const cells = sources.flatMap((source) => source.cells.map(([key, value]) => {
    const normal = classification.normal(key);
    return { key: normal, name: text(normal), value, source, release: source.release, levels: classification.levels(normal) };
  }));
  const cubes = [...group(cells, (cell) => JSON.stringify(cell.levels)).values()]
    .map((same) => ({ levels: same[0].levels, named: group(same, (cell) => cell.name) }));
  const zeros = sources.every((s) => s.zeros !== false);
  const variables = [];
  const members = new Map(cells.map((cell) => [cell.name, []]));
  for (const leaf of leaves(cells, cubes, classification, zeros)) {
    const v = variables.push({ low: 0, high: Infinity }) - 1;
    for (const cube of cubes) members.get(text(classification.lift(leaf, cube.levels)))?.push(v);
  }
  const equations = cells.map((cell) => {
    const terms = members.get(cell.name).map((v) => [v, 1]);
    return cell.value === null ? { terms, low: zeros ? 1 : 0, high: Infinity } : { terms, low: cell.value, high: cell.value };
  }).filter((e) => e.terms.length > 0);
  const suppressed = [...group(cells, (cell) => cell.name).values()].map((same) => same.findLast((cell) => cell.value === null))
    .filter((cell) => cell !== undefined).map((cell) => ({ cell, terms: members.get(cell.name) }));
  const solver = new Model(variables, equations, sources.every((s) => s.integer === true));
  return { cellCount: cells.length, leafCount: variables.length, suppressed, solver };
}

// Every combination of finest codes that no cell shows, or by its absence says, to be 0.
function leaves(cells, cubes, classification, zeros) {
  const dimensions = [...new Set(cells.flatMap((cell) => Object.keys(cell.key)))].sort();
  const codes = dimensions.map((dimension) => {
    const seen = new Set(cells.map((cell) => cell.key[dimension]).filter((code) => code !== undefined));
    const parents = new Set([...seen].flatMap((code) => classification.path(dimension, code).slice(1)));
    return [...seen].filter((code) => !parents.has(code));
  });
  const isOpen = (key) => !zeros || cubes.every((cube) => {
    if (Object.keys(cube.levels).some((dimension) => key[dimension] === undefined)) return true;
    return (cube.named.get(text(classification.lift(key, cube.levels))) ?? []).some((cell) => cell.value !== 0);
  });
  let keys = [{}];
  dimensions.forEach((dimension, d) => {
    keys = keys.flatMap((key) => codes[d].map((code) => ({ ...key, [dimension]: code }))).filter(isOpen);
    if (keys.length > most) throw new Error(`More than ${most} leaves stand behind the suppressed cells: attack a part of the crawl.`);
  });
  return keys;
}
