import type { ComponentChildren } from 'preact';
import { moment, number, shortDay, use } from '../../app/language';
import { Link } from '../../app/Link';
import { Table, type Column } from '../../ui/Table';
import { fill } from '../../words';
import { Text } from '../../ui/Text';
import type { Line, NotAccepted, View } from './model';
import { words } from './words';

/** What somebody has to do: missing, turned down, late, due soon, far fewer rows than usual. */
export function Todo({ view }: { view: View }) {
  const w = use(words);
  const lines = (of: (a: View['agencies'][number]) => Line[]) => view.agencies.flatMap(of);
  const paused = view.agencies.flatMap((a) => a.paused.map((d) => `${a.agency}/${d}`));
  return (
    <>
      <Part id="missing" title={w.missing} count={view.totals.missing}><Lines of={lines((a) => a.missing)} caption={w.missing} /></Part>
      <Part id="not-accepted" title={w.notAccepted} count={view.totals.notAccepted}>
        <TurnedDown of={view.agencies.flatMap((a) => a.notAccepted.map((drop) => ({ agency: a.agency, drop })))} />
      </Part>
      <Part id="late" title={w.late} count={view.totals.late}><Lines of={lines((a) => a.late)} caption={w.late} /></Part>
      <Part id="due-soon" title={w.dueSoon} count={view.totals.dueSoon}><Lines of={lines((a) => a.dueSoon)} caption={w.dueSoon} /></Part>
      <Part id="volume" title={w.volumeDrops} count={view.totals.volumeDrops}>
        <Lines of={lines((a) => a.volumeDrops)} caption={w.volumeDrops}
          last={{ key: 'rows', label: w.rows, cell: (l) => `${number(l.rowsAccepted ?? 0)}; ${fill(w.usual, number(l.usualRows ?? 0), l.usualRowsOf ?? 0)}` }} />
      </Part>
      {paused.length > 0 && <p class="fine">{fill(w.paused, paused.join(', '))}</p>}
    </>
  );
}

/** A part of the page with how much there is of it. */
export function Part({ id, title, count, children }: { id: string; title: string; count: number; children: ComponentChildren }) {
  return <section id={id} aria-labelledby={`${id}-h`}><h2 id={`${id}-h`} tabIndex={-1}>{title} ({number(count)})</h2>{children}</section>;
}

export function Lines({ of, caption, last }: { of: Line[]; caption: string; last?: Column<Line> }) {
  const w = use(words);
  const delivery: Column<Line> = { key: 'delivery', label: w.delivery, cell: (l) => (l.deliveredNotAccepted ? w.turnedDown : l.firstAcceptedAt ? moment(l.firstAcceptedAt) : w.noDelivery) };
  return (
    <Table stack caption={caption} rows={of} rowKey={(l) => `${l.agency}/${l.dataset}/${l.period}`} empty={w.nothing} columns={[
      { key: 'agency', label: w.agency, cell: (l) => l.agency },
      { key: 'dataset', label: w.dataset, heads: true, cell: (l) => l.dataset },
      { key: 'period', label: w.period, class: 'tight', cell: (l) => l.period },
      { key: 'due', label: w.dueOn, class: 'tight', cell: (l) => shortDay(l.dueOn) },
      { key: 'past', label: w.pastDue, numeric: true, cell: (l) => fill(w.days, l.daysPastDue) },
      last ?? delivery,
    ]} />
  );
}

function TurnedDown({ of }: { of: { agency: string; drop: NotAccepted }[] }) {
  const w = use(words);
  return (
    <Table stack class="whole" caption={w.notAccepted} rows={of} rowKey={({ drop }) => drop.submission} empty={w.nothing} columns={[
      { key: 'agency', label: w.agency, cell: (r) => r.agency },
      { key: 'dataset', label: w.dataset, heads: true, cell: (r) => r.drop.dataset },
      { key: 'period', label: w.period, class: 'tight', cell: (r) => r.drop.period },
      { key: 'due', label: w.dueOn, class: 'tight', cell: (r) => shortDay(r.drop.dueOn) },
      {
        key: 'why', label: w.whatIsWrong, class: 'why', cell: ({ drop }) => (
          <ul>{drop.findings.map((f) => <li key={f.rule}><Text en={f.message} fr={f.messageFr ?? undefined} /> <small class="rule"><code>{f.rule}</code> × {number(f.count)}</small></li>)}</ul>
        ),
      },
      {
        key: 'receipt', label: w.receipt, cell: ({ drop }) => (
          <><Link to={`coordination/${drop.submission}`}><code>{drop.submission}</code></Link>{drop.hasEarlierAccepted && <small> {w.earlierCounts}</small>}</>
        ),
      },
    ]} />
  );
}
