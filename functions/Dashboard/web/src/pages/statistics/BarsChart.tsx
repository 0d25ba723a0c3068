import { number, use } from '../../app/language';
import { Chart, type Plot } from '../../ui/Chart';
import { foreign } from '../../ui/said';
import { FigureTable, type FiguresProps } from './Figures';
import { pointsOf, shownCodes, type Point } from './series';
import { words } from './words';

const most = 20;
const row = 40;

/** A bar for each code that is compared, the longest first; its name stands above it, where there is room on a phone too. */
export function BarsChart({ cube, view, title, decimals, period }: FiguresProps) {
  const w = use(words);
  const codes = shownCodes(cube, { ...view, shown: [] }, period, most);
  const points = pointsOf(cube, view, codes, [period]).filter((p) => p.cell.value !== null).sort((a, b) => b.cell.value! - a.cell.value!);
  const left = cube.codes(view.by).length - points.length;
  const draw = (plot: Plot) => {
    const value = (p: Point) => p.cell.value;
    const said = (p: Point) => `${p.label}: ${number(p.cell.value!, decimals)}`;
    const values = points.map((p) => p.cell.value!);
    const [low, high] = [Math.min(0, ...values), Math.max(0, ...values)];
    const negative = low < 0;
    return {
      marginLeft: negative ? 56 : 2, marginRight: 72, marginTop: 8, marginBottom: 4,
      // Where all are 0, a scale of its own keeps them so.
      x: { axis: null, domain: [low, low === high ? 1 : high] },
      y: { type: 'band' as const, domain: points.map((p) => p.code), axis: null, paddingInner: 0.1, paddingOuter: 0 },
      marks: [
        ...(negative ? [plot.ruleX([0], { stroke: 'var(--line)' })] : []),
        plot.barX(points, { x: value, y: 'code', fill: 'var(--series-1)', insetTop: 19, insetBottom: 4, title: said }),
        plot.text(points, { frameAnchor: 'left', y: 'code', text: 'label', textAnchor: 'start', dx: negative ? -54 : 0, dy: -9, fill: 'var(--text)' }),
        plot.text(points, { x: value, y: 'code', text: (p: Point) => number(p.cell.value!, decimals), textAnchor: 'start', dx: 6, dy: 8, fill: 'var(--text)', filter: (p: Point) => p.cell.value! >= 0 }),
        plot.text(points, { x: value, y: 'code', text: (p: Point) => number(p.cell.value!, decimals), textAnchor: 'end', dx: -6, dy: 8, fill: 'var(--text)', filter: (p: Point) => p.cell.value! < 0 }),
      ],
    };
  };
  return (
    <Chart title={`${title}, ${period}`} titleLang={foreign()} height={points.length * row + 12} draw={draw} drawKey={JSON.stringify([cube.data.updated, view, period, cube.data.label])}
      says={w.saysBars.replace('{0}', title).replace('{1}', period).replace('{2}', cube.name(view.by))}
      note={left > 0 ? w.others.replace('{0}', `${left}`) : undefined}
      table={<FigureTable cube={cube} by={view.by} codes={points.map((p) => p.code)} periods={[period]} caption={title} decimals={decimals} />} />
  );
}
