import { useState } from 'preact/hooks';
import { post } from '../../api/client';
import { useAnswer } from '../../api/useAnswer';
import { number, shortSpan, use } from '../../app/language';
import { ProblemView } from '../../app/ProblemView';
import { Chart, colors } from '../../ui/Chart';
import { Shown } from '../../ui/Shown';
import { Table } from '../../ui/Table';
import { Tag } from '../../ui/Tag';
import { base, today, type Mission } from './api';
import { isWorkedOn, MissionWork } from './MissionWork';
import { missionWords } from './missionWords';
import { words } from './words';

const states = ['Proposed', 'Accepted', 'Confirmed', 'Running', 'Completed', 'Cancelled'];
const tones: Record<string, 'good' | 'warn' | 'bad' | 'info' | undefined> = { Proposed: 'warn', Accepted: 'info', Confirmed: 'info', Running: 'info', Completed: 'good', Cancelled: 'bad' };

/** Of a proposal that was confirmed here; others were delivered, and are changed where they come from. */
const isOwn = (m: Mission): boolean => m.id.startsWith('HM-');

/** Missions by state, and what comes next for those that came of a proposal here. */
export function Missions() {
  const [w, p] = [use(missionWords), use(words)];
  const all = useAnswer<{ items: Mission[] }>(`${base}/missions`);
  const [error, setError] = useState<unknown>(null);
  const [worked, setWorked] = useState<string | null>(null);
  const step = (mission: Mission, body: unknown) => { setError(null); post(`${base}/missions/${encodeURIComponent(mission.id)}/steps`, body).then(all.again, setError); };
  const onward = (m: Mission) => {
    if (m.status === 'Proposed') return <span class="fine">{w.expertAnswers}</span>;
    if (m.status === 'Accepted') return <button type="button" onClick={() => step(m, { to: 'Confirmed', licenceOkOn: today() })}>{w.confirmStep}</button>;
    if (isWorkedOn(m)) return <button type="button" onClick={() => setWorked(m.id)}>{m.status === 'Running' ? w.completeOrRecord : w.recordMore}</button>;
    return <button type="button" onClick={() => step(m, { to: 'Running', on: today() })}>{w.runStep}</button>;
  };
  const next = (m: Mission) => {
    if (!isOwn(m) || m.status === 'Cancelled') return null;
    // One that runs is cancelled where it is completed.
    return isWorkedOn(m) ? onward(m) : <div class="row">{onward(m)}<button type="button" class="quiet" onClick={() => setWorked(m.id)}>{w.cancel}</button></div>;
  };
  return (
    <>
      {error !== null && <ProblemView error={error} />}
      <Shown of={all} height="40rem">
        {({ items }) => (items.length === 0 ? <p class="empty">{w.noMissions}</p> : (
          <>
            <ByState items={items} />
            {items.filter((m) => m.id === worked).map((m) => <MissionWork key={m.id} mission={m} changed={all.again} close={() => setWorked(null)} />)}
            <Table stack atOnce={40} class="whole" caption={p.missions} rows={[...items].sort((a, b) => Number(isOwn(b)) - Number(isOwn(a)) || states.indexOf(a.status) - states.indexOf(b.status))} rowKey={(m) => m.id} columns={[
              { key: 'id', label: w.mission, heads: true, cell: (m) => <code>{m.id.length > 20 ? `${m.id.slice(0, 18)}…` : m.id}</code> },
              { key: 'status', label: p.status, cell: (m) => <><Tag tone={tones[m.status]}>{w.missionStates[m.status] ?? m.status}</Tag>{m.cancelReason && <span class="fine"> {w.cancelReasons[m.cancelReason] ?? m.cancelReason}</span>}</> },
              { key: 'next', label: w.next, class: 'no-print step', cell: next },
              { key: 'request', label: p.request, cell: (m) => m.request },
              { key: 'facility', label: p.facility, cell: (m) => m.facility ?? '' },
              { key: 'planned', label: w.planned, class: 'when', cell: (m) => shortSpan(m.plannedFrom, m.plannedTo) },
              { key: 'days', label: p.days, numeric: true, cell: (m) => number(m.days) },
              { key: 'delivered', label: w.delivered, numeric: true, cell: (m) => (m.daysDelivered === null ? '' : number(m.daysDelivered)) },
              { key: 'rating', label: w.rating, numeric: true, cell: (m) => m.hostRating ?? '' },
            ]} />
          </>
        ))}
      </Shown>
    </>
  );
}

function ByState({ items }: { items: Mission[] }) {
  const [w, p] = [use(missionWords), use(words)];
  const rows = states.map((state) => ({ state: w.missionStates[state]!, missions: items.filter((m) => m.status === state).length }));
  return (
    <Chart title={w.byState} says={w.byStateSays} height={240} drawKey={JSON.stringify(rows)}
      table={<Table caption={w.byState} rows={rows} rowKey={(r) => r.state} columns={[{ key: 'state', label: p.status, heads: true, cell: (r) => r.state }, { key: 'n', label: w.count, numeric: true, cell: (r) => number(r.missions) }]} />}
      draw={(plot) => ({
        marginLeft: 12 + 7 * Math.max(...rows.map((r) => r.state.length)), marginRight: 44, x: { label: null, grid: true, tickFormat: 'd' }, y: { label: null, domain: rows.map((r) => r.state) },
        marks: [plot.barX(rows, { x: 'missions', y: 'state', fill: colors[0]! }), plot.text(rows, { x: 'missions', y: 'state', text: (r: { missions: number }) => number(r.missions), dx: 6, textAnchor: 'start', fill: 'currentColor' }), plot.ruleX([0])],
      })} />
  );
}
