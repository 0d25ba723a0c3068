import { number, use } from '../../app/language';
import { time, type Cell, type Cube } from '../../api/cube';
import type { Table as StatTable } from '../../api/statistics';
import { Table } from '../../ui/Table';
import { Named } from '../../ui/Text';
import { BarsChart } from './BarsChart';
import { DistrictMap } from './DistrictMap';
import { Flags } from './Flags';
import { LinesChart } from './LinesChart';
import { area, type View } from './view';
import { words } from './words';

export interface FiguresProps {
  cube: Cube;
  view: View;
  /** What is measured, of what, with its unit. */
  title: string;
  decimals: number;
  period: string;
}

/** The selection as a chart, and all of it as a table. */
export function Figures({ table, cube, view }: { table: StatTable; cube: Cube; view: View }) {
  const w = use(words);
  const indicator = view.by === 'INDICATOR' ? cube.codes('INDICATOR')[0]! : view.key.INDICATOR!;
  const unit = cube.unit(indicator);
  const totals = ['_T', 'RW', '_Z'];
  const parts = Object.entries(view.key).filter(([d, code]) => d !== view.by && !totals.includes(code) && !['INDICATOR', 'FREQ'].includes(d)).map(([d, code]) => cube.label(d, code));
  const title = [view.by === 'INDICATOR' ? table.table.label : cube.label('INDICATOR', indicator), ...parts].join(', ') + (unit ? ` (${unit.label})` : '');
  const periods = cube.codes(time);
  const props: FiguresProps = { cube, view, title, decimals: unit?.decimals ?? 0, period: periods.includes(view.period) ? view.period : periods.at(-1)! };
  return (
    <>
      {view.kind === 'lines' ? <LinesChart {...props} /> : view.kind === 'map' && view.by === area ? <DistrictMap {...props} /> : <BarsChart {...props} />}
      <h2>{w.table}</h2>
      <p class="fine">{w.tableHelp}</p>
      <FigureTable cube={cube} by={view.by} periods={periods} caption={title} decimals={props.decimals} />
      <Flags cube={cube} />
    </>
  );
}

interface TableProps { cube: Cube; by: string; periods: string[]; caption: string; decimals: number; codes?: string[] }

/** A row for each code that is compared, a column for each period, the newest first: it is what is looked for, and on a phone what is seen. */
export function FigureTable({ cube, by, periods, caption, decimals, codes = cube.codes(by) }: TableProps) {
  return (
    <Table caption={caption} rows={codes} rowKey={(code) => code} class="pin figures"
      columns={[
        { key: 'code', label: <Named>{cube.name(by)}</Named>, heads: true, cell: (code) => <>{/^\d/.test(code) && `${code} `}<Named code={code}>{cube.label(by, code)}</Named></> },
        ...[...periods].reverse().map((period) => ({ key: period, label: period, numeric: true, class: 'tight', cell: (code: string) => <Figure cell={cube.at({ [by]: code, [time]: period })} decimals={decimals} /> })),
      ]} />
  );
}

/** A figure with its sign: what is withheld or not listed is said too. */
export function Figure({ cell, decimals }: { cell: Cell; decimals: number }) {
  const w = use(words);
  if (cell.withheld || cell.status === 'Q') return <span title={w.withheld}>c</span>;
  if (cell.value === null) return cell.status ? <>{cell.status}</> : <span title={w.notListed}>–</span>;
  return <>{number(cell.value, decimals)}{cell.status !== 'A' && <sup>{cell.status}</sup>}</>;
}
