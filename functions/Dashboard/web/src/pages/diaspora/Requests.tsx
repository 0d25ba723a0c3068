import { Fragment } from 'preact';
import { useState } from 'preact/hooks';
import { post } from '../../api/client';
import { useAnswer } from '../../api/useAnswer';
import { shortSpan, use } from '../../app/language';
import { ProblemView } from '../../app/ProblemView';
import { address, setQuery } from '../../app/router';
import { has } from '../../app/session';
import { SelectField, TextField } from '../../ui/fields';
import { Shown } from '../../ui/Shown';
import { Table } from '../../ui/Table';
import { Tag } from '../../ui/Tag';
import { base, type FacilityRequest } from './api';
import { names } from './names';
import { words } from './words';

const tones: Record<string, 'good' | 'warn' | 'info' | undefined> = { Approved: 'info', Matched: 'info', Filled: 'good', Submitted: 'warn' };

/** What facilities ask for, those delivered and those made here. */
export function Requests() {
  const [w, n] = [use(words), use(names)];
  const status = address.value.query.get('status') ?? '';
  const all = useAnswer<{ items: FacilityRequest[] }>(`${base}/requests`);
  const [meeting, setMeeting] = useState('');
  const [error, setError] = useState<unknown>(null);
  const act = (path: string, body?: unknown) => { setError(null); post(`${base}/requests/${path}`, body).then(all.again, setError); };
  const next = (r: FacilityRequest) =>
    r.status === 'Draft' && has('DiasporaManager') ? <button type="button" onClick={() => act(`${r.id}/submission`)}>{w.submit}</button>
      : r.status === 'Submitted' && has('CoordinationApprover') ? <button type="button" disabled={!meeting.trim()} onClick={() => act(`${r.id}/approval`, { meeting: meeting.trim() })}>{w.approve}</button>
        : null;
  return (
    <>
      <div class="controls no-print">
        <SelectField label={w.status} value={status} blank={w.allStatuses} onValue={(value) => setQuery({ status: value })} options={Object.entries(w.statuses).map(([value, label]) => ({ value, label }))} />
        {has('CoordinationApprover') && <TextField label={w.meeting} hint={w.meetingHint} value={meeting} onValue={setMeeting} />}
      </div>
      {error !== null && <ProblemView error={error} />}
      <Shown of={all} height="30rem">
        {({ items }) => (
          <Table stack atOnce={40} key={status} class="whole" caption={w.requests} rows={items.filter((r) => !status || r.status === status)} rowKey={(r) => r.id} empty={w.noRequests} columns={[
            { key: 'id', label: w.request, heads: true, cell: (r) => r.id },
            { key: 'status', label: w.status, cell: (r) => <><Tag tone={tones[r.status]}>{w.statuses[r.status] ?? r.status}</Tag> {next(r)}</> },
            { key: 'facility', label: w.facility, cell: (r) => <>{r.facility}{r.department && <span class="fine" lang="en"> {r.department.replaceAll('_', ' ')}</span>}</> },
            { key: 'specialty', label: w.specialty, cell: (r) => n.specialty[r.specialty] ?? r.specialty },
            { key: 'type', label: w.type, cell: (r) => <>{w.types[r.type] ?? r.type}<span class="fine"> {w.modes[r.mode] ?? r.mode}</span></> },
            { key: 'needed', label: w.needed, cell: (r) => r.neededFrom && r.neededTo && shortSpan(r.neededFrom, r.neededTo) },
            { key: 'days', label: w.days, numeric: true, cell: (r) => `${r.minDays}–${r.maxDays}` },
            { key: 'skills', label: w.skills, cell: (r) => r.skills.map((s, i) => <Fragment key={s.code}>{i > 0 && ', '}<span class="tight">{`${s.code} ${s.minLevel}${s.isMust ? ' !' : ''}`}</span></Fragment>) },
            { key: 'urgency', label: w.urgency, numeric: true, cell: (r) => r.urgency },
          ]} />
        )}
      </Shown>
    </>
  );
}
