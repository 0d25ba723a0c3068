import { locale, number, use } from '../../app/language';
import { time } from '../../api/cube';
import { Chart, colors, type Plot } from '../../ui/Chart';
import { foreign } from '../../ui/said';
import { FigureTable, type FiguresProps } from './Figures';
import { follows, placeOf, ticksOf } from './periods';
import { mostShown, pointsOf, shownCodes, type Point } from './series';
import { words } from './words';

/** Lines over time, a colour for each code that is compared; a period without a figure leaves a gap. */
export function LinesChart({ cube, view, title, decimals }: FiguresProps) {
  const w = use(words);
  const periods = cube.codes(time);
  const codes = shownCodes(cube, view, periods.at(-1)!, mostShown);
  const points = pointsOf(cube, view, codes, periods);
  const left = cube.codes(view.by).length - codes.length;
  const skips = periods.some((p, i) => i > 0 && !follows(periods[i - 1]!, p));
  const name = (code: string) => cube.label(view.by, code);
  const draw = (plot: Plot, width: number) => {
    const said = (p: Point) => `${p.label}\n${p.period}: ${number(p.cell.value!, decimals)}`;
    const there = points.filter((p) => p.cell.value !== null);
    const x = (p: Point) => placeOf(p.period);
    const channels = { x, y: (p: Point) => p.cell.value, stroke: (p: Point) => p.code, z: 'code' };
    return {
      marginLeft: 64, marginBottom: 32, marginRight: 24,
      x: { label: null, ticks: ticksOf(periods, Math.floor(width / 80)), tickFormat: (place: number) => periods.find((p) => placeOf(p) === place) ?? '', tickSize: 4, inset: 8 },
      y: { grid: true, zero: true, nice: true, label: null, tickFormat: (v: number) => v.toLocaleString(locale(), { maximumFractionDigits: 3 }), ticks: 6 },
      color: { type: 'ordinal' as const, domain: codes, range: colors.slice(0, codes.length) },
      marks: [
        plot.ruleY([0], { stroke: 'var(--edge)' }),
        plot.line(there, { ...channels, strokeWidth: 1.5, strokeDasharray: '2 4' }),
        plot.line(withGaps(points), { ...channels, strokeWidth: 2 }),
        plot.dot(there, { x, y: (p: Point) => p.cell.value, fill: (p: Point) => p.code, r: 3.5, title: said, className: 'points' }),
        plot.tip(there, plot.pointer({ x, y: (p: Point) => p.cell.value, title: said })),
      ],
    };
  };
  return (
    <Chart title={title} titleLang={foreign()} height={340} draw={draw} drawKey={JSON.stringify([cube.data.updated, view, codes, cube.data.label])}
      says={w.says.replace('{0}', title).replace('{1}', periods[0]!).replace('{2}', periods.at(-1)!).replace('{3}', cube.name(view.by))}
      legend={codes.map((code, i) => ({ label: name(code), color: colors[i]!, lang: foreign(code) }))}
      note={[skips ? w.skips : '', left > 0 ? w.others.replace('{0}', `${left}`) : ''].join(' ').trim() || undefined}
      table={<FigureTable cube={cube} by={view.by} codes={codes} periods={periods} caption={title} decimals={decimals} />} />
  );
}

/** A line ends where a period without figures follows: a point without a value breaks it. */
const withGaps = (points: Point[]): Point[] => points.flatMap((p, i) => {
  const before = points[i - 1];
  return before && before.code === p.code && !follows(before.period, p.period) ? [{ ...p, cell: { ...p.cell, value: null } }, p] : [p];
});
