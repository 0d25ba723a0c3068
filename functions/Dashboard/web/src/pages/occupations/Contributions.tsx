import { signed, use } from '../../app/language';
import { Chart, type Plot } from '../../ui/Chart';
import { Table } from '../../ui/Table';
import type { Explanation, IndicatorFacts } from './api';
import { names } from './names';
import { words } from './words';

type Part = IndicatorFacts & { contribution: number };

/** What each indicator adds to the score or takes from it. */
export function Contributions({ of }: { of: Explanation }) {
  const [w, n] = [use(words), use(names)];
  const parts = of.indicators.filter((i): i is Part => i.contribution !== null);
  const name = (i: Part) => n.indicators[i.indicator] ?? i.indicator;
  const [low, high] = [Math.min(0, ...parts.map((p) => p.contribution)), Math.max(0, ...parts.map((p) => p.contribution))];
  const draw = (plot: Plot) => ({
    marginLeft: low < 0 ? 56 : 2, marginRight: 56, marginTop: 4, marginBottom: 4,
    x: { axis: null, domain: [low, low === high ? 1 : high] },
    y: { type: 'band' as const, domain: parts.map((p) => p.indicator), axis: null, paddingInner: 0.1 },
    marks: [
      ...(low < 0 ? [plot.ruleX([0], { stroke: 'var(--line)' })] : []),
      plot.barX(parts, { x: 'contribution', y: 'indicator', fill: (p: Part) => (p.contribution < 0 ? 'var(--series-2)' : 'var(--series-1)'), insetTop: 19, insetBottom: 4, title: (p: Part) => `${name(p)}: ${signed(p.contribution, 3)}` }),
      plot.text(parts, { frameAnchor: 'left', y: 'indicator', text: name, textAnchor: 'start', dx: low < 0 ? -54 : 0, dy: -9, fill: 'var(--text)' }),
      plot.text(parts, { x: 'contribution', y: 'indicator', text: (p: Part) => signed(p.contribution), textAnchor: 'start', dx: 5, dy: 8, fill: 'var(--text)', filter: (p: Part) => p.contribution >= 0 }),
      plot.text(parts, { x: 'contribution', y: 'indicator', text: (p: Part) => signed(p.contribution), textAnchor: 'end', dx: -5, dy: 8, fill: 'var(--text)', filter: (p: Part) => p.contribution < 0 }),
    ],
  });
  return (
    <Chart title={w.contributions} says={w.contributionsSays} note={w.contributionsSays} height={parts.length * 40 + 8} draw={draw} drawKey={`${of.isco08} ${of.run?.runId} ${w.title}`}
      table={<Table<Part> caption={w.contributions} rows={parts} rowKey={(p) => p.indicator} class="whole"
        columns={[
          { key: 'name', label: w.indicator, heads: true, cell: name },
          { key: 'z', label: w.z, numeric: true, cell: (p) => (p.z === null ? '–' : signed(p.z)) },
          { key: 'adds', label: w.adds, numeric: true, cell: (p) => signed(p.contribution, 3) },
        ]} />} />
  );
}
