import { useAnswer } from '../../api/useAnswer';
import { number, use } from '../../app/language';
import { address, setQuery } from '../../app/router';
import { Chart, colors } from '../../ui/Chart';
import { TextField } from '../../ui/fields';
import { Notice } from '../../ui/Notice';
import { Shown } from '../../ui/Shown';
import { Table } from '../../ui/Table';
import { base, type Figures as Answer, type FigureRow } from './api';
import { reasonWords } from './reasonWords';
import { words } from './words';

const sum = (rows: FigureRow[], of: 'cases' | 'days' | 'overrides' | 'late'): number => rows.reduce((all, row) => all + row[of], 0);

/** Decisions by month, track, outcome, reason and group, with the override rate. */
export function Figures() {
  const w = use(words);
  const query = address.value.query;
  const [from, to] = [query.get('from') ?? '', query.get('to') ?? ''];
  const asked = new URLSearchParams({ ...(from ? { from } : {}), ...(to ? { to } : {}) });
  const figures = useAnswer<Answer>(`${base}/statistics${asked.size ? `?${asked}` : ''}`);
  return (
    <>
      <Notice kind="warn"><p>{w.figuresNote}</p></Notice>
      <div class="controls no-print">
        <TextField label={w.from} type="date" value={from} onValue={(value) => setQuery({ from: value })} />
        <TextField label={w.to} type="date" value={to} onValue={(value) => setQuery({ to: value })} />
      </div>
      <Shown of={figures} height="36rem">{(found) => (found.rows.length === 0 ? <p class="empty">{w.noFigures}</p> : <Drawn of={found} />)}</Shown>
    </>
  );
}

function Drawn({ of }: { of: Answer }) {
  const [w, reasons] = [use(words), use(reasonWords)];
  const { rows } = of;
  const outcomes = [...new Set(rows.map((r) => r.outcome))].map((outcome) => ({ outcome: w.outcomes[outcome] ?? outcome, cases: sum(rows.filter((r) => r.outcome === outcome), 'cases') })).sort((a, b) => b.cases - a.cases);
  const cards: [string, string, string?][] = [
    [w.decisionsCount, number(sum(rows, 'cases'))], [w.overrideRate, of.overrideRate === null ? '–' : `${number(of.overrideRate * 100, 1)} %`, w.overrideHelp],
    [w.lateCount, number(sum(rows, 'late'))], [w.meanDays, number(sum(rows, 'days') / sum(rows, 'cases'), 1)],
  ];
  const table = (
    <Table caption={w.byOutcome} rows={outcomes} rowKey={(o) => o.outcome} columns={[
      { key: 'outcome', label: w.outcome, heads: true, cell: (o) => o.outcome }, { key: 'cases', label: w.count, numeric: true, cell: (o) => number(o.cases) },
    ]} />
  );
  return (
    <>
      <ul class="grid">{cards.map(([label, value, help]) => <li key={label} class="card figure-card"><span class="label">{label}</span><span class="value">{value}</span>{help && <span class="fine">{help}</span>}</li>)}</ul>
      <Chart title={w.byOutcome} says={w.byOutcomeSays} height={60 + 36 * outcomes.length} drawKey={JSON.stringify(outcomes)} table={table} draw={(plot) => ({
        marginLeft: 170, marginRight: 44, x: { label: null, tickFormat: 'd', ticks: Math.min(8, Math.max(1, ...outcomes.map((o) => o.cases))), grid: true }, y: { label: null, domain: outcomes.map((o) => o.outcome) },
        marks: [plot.barX(outcomes, { x: 'cases', y: 'outcome', fill: colors[0]! }), plot.text(outcomes, { x: 'cases', y: 'outcome', text: (o: { cases: number }) => number(o.cases), dx: 6, textAnchor: 'start', fill: 'currentColor' }), plot.ruleX([0])],
      })} />
      <Table stack class="whole" caption={w.figures} rows={rows} rowKey={(r) => `${r.month} ${r.track} ${r.outcome} ${r.reasonCode} ${r.occupationGroup}`} columns={[
        { key: 'month', label: w.month, heads: true, cell: (r) => r.month },
        { key: 'track', label: w.track, cell: (r) => w.tracks[r.track] ?? r.track },
        { key: 'outcome', label: w.outcome, cell: (r) => w.outcomes[r.outcome] ?? r.outcome },
        { key: 'reason', label: w.reason, cell: (r) => w.reasonNames[r.reasonCode] ?? reasons[r.reasonCode] ?? <code>{r.reasonCode}</code> },
        { key: 'group', label: w.group, cell: (r) => r.occupationGroup ?? '' },
        { key: 'cases', label: w.count, numeric: true, cell: (r) => number(r.cases) },
        { key: 'days', label: w.days, numeric: true, cell: (r) => number(r.days) },
        { key: 'overrides', label: w.overrides, numeric: true, cell: (r) => number(r.overrides) },
        { key: 'late', label: w.late, numeric: true, cell: (r) => number(r.late) },
      ]} />
    </>
  );
}
