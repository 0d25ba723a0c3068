import { useAnswer } from '../../api/useAnswer';
import { shortDay, use } from '../../app/language';
import { Link } from '../../app/Link';
import { address, setQuery } from '../../app/router';
import { has } from '../../app/session';
import { SelectField } from '../../ui/fields';
import { Shown } from '../../ui/Shown';
import { Table } from '../../ui/Table';
import { Tag } from '../../ui/Tag';
import { fill } from '../../words';
import { base, type Alert, type CaseLine } from './api';
import { OutcomeTag } from './OutcomeTag';
import { words } from './words';

/** Clocks that run out, then the cases by state, those due first in front. */
export function Cases() {
  const w = use(words);
  return (
    <>
      <Alerts />
      {has('LabourOfficer', 'CoordinationApprover') && <><h2>{w.cases}</h2><List /></>}
    </>
  );
}

function Alerts() {
  const w = use(words);
  const alerts = useAnswer<{ day: string; alerts: Alert[] }>(`${base}/alerts`);
  const mayOpen = has('LabourOfficer', 'CoordinationApprover');
  return (
    <section aria-labelledby="lmt-alerts">
      <h2 id="lmt-alerts">{w.alerts}</h2>
      <Shown of={alerts} height="8rem">
        {(found) => (
          <Table stack caption={w.alerts} rows={found.alerts} rowKey={(a) => `${a.id} ${a.kind} ${a.what}`} empty={w.noAlerts} columns={[
            { key: 'kind', label: w.clock, heads: true, cell: (a) => <>{w.alertKinds[a.kind] ?? a.kind}{a.what && <span class="fine"> {a.what}</span>}</> },
            { key: 'left', label: w.left, cell: (a) => <Tag tone={a.daysLeft < 0 ? 'bad' : 'warn'}>{a.daysLeft < 0 ? fill(w.overdue, -a.daysLeft) : a.daysLeft === 0 ? w.dueToday : fill(w.dueIn, a.daysLeft)}</Tag> },
            { key: 'due', label: w.on, class: 'tight', cell: (a) => shortDay(a.due) },
            { key: 'track', label: w.track, cell: (a) => w.tracks[a.track] ?? a.track },
            { key: 'case', label: w.caseNumber, cell: (a) => (mayOpen ? <Link to={`labour-market-test/case/${a.id}`}><code>{a.id}</code></Link> : <code>{a.id}</code>) },
          ]} />
        )}
      </Shown>
    </section>
  );
}

function List() {
  const w = use(words);
  const state = address.value.query.get('state') ?? '';
  const cases = useAnswer<{ cases: CaseLine[]; more: boolean }>(`${base}${state ? `?state=${encodeURIComponent(state)}` : ''}`);
  return (
    <>
      <div class="controls">
        <SelectField label={w.state} value={state} blank={w.allStates} onValue={(value) => setQuery({ state: value })}
          options={Object.entries(w.states).map(([value, label]) => ({ value, label }))} />
      </div>
      <Shown of={cases} height="20rem">
        {(found) => (
          <Table stack class="whole" caption={w.cases} rows={found.cases} rowKey={(c) => c.id} empty={w.noCases} columns={[
            { key: 'application', label: w.application, heads: true, cell: (c) => <Link to={`labour-market-test/case/${c.id}`}>{c.applicationId}</Link> },
            { key: 'state', label: w.state, cell: (c) => <Tag tone={c.state === 'Open' || c.state === 'Reopened' ? 'info' : undefined}>{w.states[c.state] ?? c.state}</Tag> },
            { key: 'track', label: w.track, cell: (c) => w.tracks[c.track] ?? c.track },
            { key: 'occupation', label: w.occupation, cell: (c) => c.occupation ?? '' },
            { key: 'recommended', label: w.recommended, cell: (c) => <OutcomeTag outcome={c.recommendation} /> },
            { key: 'decided', label: w.decided, cell: (c) => c.decided && <OutcomeTag outcome={c.decided} /> },
            { key: 'due', label: w.decisionDue, class: 'tight', cell: (c) => c.decisionDue && shortDay(c.decisionDue) },
            { key: 'received', label: w.received, class: 'tight', cell: (c) => shortDay(c.receivedOn) },
          ]} />
        )}
      </Shown>
    </>
  );
}
