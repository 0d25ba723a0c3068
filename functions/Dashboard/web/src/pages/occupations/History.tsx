import { signed, use } from '../../app/language';
import { Chart, type Plot } from '../../ui/Chart';
import { Table } from '../../ui/Table';
import { Tag } from '../../ui/Tag';
import type { Explanation, PastScore } from './api';
import { names, toneOf } from './names';
import { words } from './words';

/** The score over the quarters, with its interval; a quarter without a score leaves a gap. */
export function History({ of }: { of: Explanation }) {
  const [w, n] = [use(words), use(names)];
  const past = of.past;
  const scored = past.filter((p): p is PastScore & { score: number } => p.score !== null);
  if (scored.length === 0) return null;
  const table = (
    <Table<PastScore> caption={w.history} rows={past} rowKey={(p) => p.period} class="whole"
      columns={[
        { key: 'period', label: w.quarter, heads: true, cell: (p) => p.period },
        { key: 'score', label: w.score, numeric: true, cell: (p) => (p.score === null ? '–' : signed(p.score, 3)) },
        { key: 'ci', label: w.interval, numeric: true, cell: (p) => (p.ciLow === null || p.ciHigh === null ? '–' : `${signed(p.ciLow)} … ${signed(p.ciHigh)}`) },
        { key: 'rank', label: w.rank, numeric: true, cell: (p) => p.rank ?? '–' },
        { key: 'class', label: w.class, cell: (p) => <Tag tone={toneOf(p.class)}>{n.classes[p.class] ?? p.class}</Tag> },
      ]} />
  );
  if (past.length < 2) return <section><h2>{w.history}</h2><p>{w.oneQuarter.replace('{0}', past[0]!.period)}</p></section>;
  const draw = (plot: Plot) => ({
    marginLeft: 48, marginBottom: 30,
    x: { type: 'point' as const, domain: past.map((p) => p.period), label: null, tickSize: 0 },
    y: { grid: true, nice: true, zero: true, label: null, tickFormat: (v: number) => signed(v, 1), ticks: 5 },
    marks: [
      plot.ruleY([0], { stroke: 'var(--edge)' }),
      plot.ruleX(past.filter((p) => p.ciLow !== null), { x: 'period', y1: 'ciLow', y2: 'ciHigh', stroke: 'var(--series-1)', strokeOpacity: 0.55, strokeWidth: 3 }),
      plot.line(past, { x: 'period', y: 'score', stroke: 'var(--series-1)', strokeWidth: 2 }),
      plot.dot(scored, { x: 'period', y: 'score', fill: 'var(--series-1)', r: 4.5, title: (p: PastScore) => `${p.period}: ${signed(p.score!, 3)}`, className: 'points' }),
    ],
  });
  return <Chart title={w.history} says={w.historySays.replace('{0}', past[0]!.period).replace('{1}', past.at(-1)!.period)} height={240} draw={draw} drawKey={`${of.isco08} ${of.run?.runId} ${w.title}`} table={table} />;
}
