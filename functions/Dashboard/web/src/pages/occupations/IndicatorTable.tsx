import { number, signed, use } from '../../app/language';
import { Table } from '../../ui/Table';
import type { Explanation, IndicatorFacts } from './api';
import { names } from './names';
import { words } from './words';

/** Every indicator, from its value to what it adds. */
export function IndicatorTable({ of }: { of: Explanation }) {
  const [w, n] = [use(words), use(names)];
  const figure = (value: number | null, decimals = 4) => (value === null ? '–' : signed(value, decimals));
  return (
    <section>
      <h2>{w.indicators}</h2>
      <p class="fine prose">{w.indicatorsHelp}</p>
      <Table<IndicatorFacts> caption={w.indicators} rows={of.indicators} rowKey={(i) => i.indicator} class="whole pin indicators"
        columns={[
          { key: 'name', label: w.indicator, heads: true, cell: (i) => <>{n.indicators[i.indicator] ?? i.indicator}{i.missingReason && <span class="fine block">{w.notTold.replace('{0}', n.missing[i.missingReason] ?? i.missingReason)}</span>}</> },
          { key: 'x', label: w.value, numeric: true, cell: (i) => figure(i.x) },
          { key: 'total', label: w.economy, numeric: true, cell: (i) => figure(i.xTotal) },
          { key: 'relative', label: w.relative, numeric: true, cell: (i) => figure(i.relative) },
          { key: 'shrunk', label: w.borrowed, numeric: true, cell: (i) => figure(i.shrunk) },
          { key: 'z', label: w.z, numeric: true, cell: (i) => figure(i.z, 2) },
          { key: 'weight', label: w.weight, numeric: true, cell: (i) => (i.weight > 0 ? number(i.weight, 2) : w.noWeight) },
          { key: 'adds', label: w.adds, numeric: true, cell: (i) => figure(i.contribution, 3) },
          { key: 'level', label: w.level, numeric: true, cell: (i) => i.estimatedAtLevel ?? '–' },
          { key: 'n', label: w.observed, numeric: true, cell: (i) => (i.n === null ? '–' : number(i.n)) },
          { key: 'se', label: w.error, numeric: true, cell: (i) => (i.se === null ? '–' : number(i.se, 4)) },
        ]} />
    </section>
  );
}
