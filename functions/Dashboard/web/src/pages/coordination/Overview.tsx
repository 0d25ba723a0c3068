import { useAnswer } from '../../api/useAnswer';
import { day, number, use } from '../../app/language';
import { Shown } from '../../ui/Shown';
import { fill } from '../../words';
import { Heatmap } from './Heatmap';
import { months, type Line, type View } from './model';
import { Lines, Part, Todo } from './Todo';
import { words } from './words';

/** All agencies: how much there is to do, the calendar, and what it is. */
export function All({ query }: { query: string }) {
  const w = use(words);
  const view = useAnswer<View>(`/api/coordination${query}`);
  const calendar = useAnswer<Line[]>(`/api/coordination/calendar${query}`);
  return (
    <>
      <Shown of={view} height="9rem">
        {(v) => (
          <>
            <p class="fine">{fill(w.asOf, day(v.at), v.from, v.to)}</p>
            <ul class="totals">
              <Total id="missing" name={w.missing} value={v.totals.missing} tone="bad" />
              <Total id="not-accepted" name={w.notAccepted} value={v.totals.notAccepted} tone="bad" />
              <Total id="late" name={w.late} value={v.totals.late} tone="warn" />
              <Total id="due-soon" name={w.dueSoon} value={v.totals.dueSoon} tone="info" />
              <Total id="volume" name={w.volumeDrops} value={v.totals.volumeDrops} tone="warn" />
            </ul>
          </>
        )}
      </Shown>
      <Shown of={calendar} height="32rem">{(lines) => <Heatmap lines={lines} from={first(lines, view.data?.from)} to={last(lines, view.data?.to)} />}</Shown>
      <Shown of={view} height="24rem">{(v) => <Todo view={v} />}</Shown>
    </>
  );
}

/** The caller's own agency. */
export function Own({ agency, query }: { agency: string; query: string }) {
  const w = use(words);
  const calendar = useAnswer<Line[]>(`/api/agencies/${agency}/calendar${query}`);
  return (
    <Shown of={calendar} height="40rem">
      {(lines) => {
        const parts = [
          { id: 'missing', title: w.missing, of: lines.filter((l) => l.state === 'Missing') },
          { id: 'due-soon', title: w.dueSoon, of: lines.filter((l) => l.state === 'Due' || l.state === 'ReminderDue') },
          { id: 'late', title: w.late, of: lines.filter((l) => l.state === 'Late') },
        ];
        return (
          <>
            {lines.length === 0 ? <p>{w.nothingExpected}</p> : <Heatmap lines={lines} from={first(lines)} to={last(lines)} />}
            {parts.map((p) => <Part key={p.id} id={p.id} title={p.title} count={p.of.length}><Lines of={p.of} caption={p.title} /></Part>)}
          </>
        );
      }}
    </Shown>
  );
}

function Total({ id, name, value, tone }: { id: string; name: string; value: number; tone: string }) {
  const to = (event: MouseEvent) => {
    event.preventDefault();
    document.getElementById(id)?.scrollIntoView();
    document.getElementById(`${id}-h`)?.focus();
  };
  return <li class={value > 0 ? tone : ''} data-total={id}><a href={`#${id}`} onClick={to}><b>{number(value)}</b> {name}</a></li>;
}

// The span that was asked about, or else the one that the lines have.
const first = (lines: Line[], asked?: string): string => asked ?? lines.reduce((a, l) => (months(l.period)[0] < months(a)[0] ? l.period : a), lines[0]?.period ?? '2026-01');
const last = (lines: Line[], asked?: string): string => asked ?? lines.reduce((a, l) => (months(l.period)[1] > months(a)[1] ? l.period : a), lines[0]?.period ?? '2026-01');
