import { useState } from 'preact/hooks';
import { post, put } from '../../api/client';
import { day, use } from '../../app/language';
import { ProblemView } from '../../app/ProblemView';
import { has } from '../../app/session';
import { SelectField, TextField } from '../../ui/fields';
import { Tag } from '../../ui/Tag';
import { fill } from '../../words';
import { base, type Case } from './api';
import { words } from './words';

/** Appeals: put on record for the applicant, decided by another officer than the one appealed against. */
export function Appeals({ of, changed }: { of: Case; changed: () => void }) {
  const w = use(words);
  const [error, setError] = useState<unknown>(null);
  const decide = (uphold: boolean) => put(`${base}/${of.id}/appeal/decision`, { uphold }).then(changed, setError);
  const mayLodge = of.state === 'Decided' && has('LabourOfficer');
  if (of.appeals.length === 0 && !mayLodge) return null;
  return (
    <section class="card" aria-labelledby="lmt-appeal">
      <h2 id="lmt-appeal">{w.appeal}</h2>
      {of.clocks.appealUntil && mayLodge && <p class="fine">{fill(w.appealUntil, day(of.clocks.appealUntil))}</p>}
      {of.appeals.length > 0 && (
        <ul>{of.appeals.map((a, i) => <li key={i}>{w.grounds[a.ground] ?? a.ground}, {day(a.lodgedOn)} <Tag>{a.isUpheld === null ? w.waits : a.isUpheld ? w.upheld : w.dismissed}</Tag></li>)}</ul>
      )}
      {of.state === 'Appealed' && has('LabourOfficer', 'CoordinationApprover') && (
        <><p>{w.appealNeeds}</p><p class="row"><button type="button" onClick={() => void decide(true)}>{w.uphold}</button><button type="button" onClick={() => void decide(false)}>{w.dismiss}</button></p></>
      )}
      {mayLodge && <Lodge of={of} changed={changed} />}
      {error !== null && <ProblemView error={error} again={() => { setError(null); changed(); }} />}
    </section>
  );
}

function Lodge({ of, changed }: { of: Case; changed: () => void }) {
  const w = use(words);
  const [ground, setGround] = useState('');
  const [on, setOn] = useState('');
  const [error, setError] = useState<unknown>(null);
  const send = (event: SubmitEvent) => {
    event.preventDefault();
    setError(null);
    post(`${base}/${of.id}/appeal`, { ground, on }).then(changed, setError);
  };
  return (
    <details class="no-print">
      <summary>{w.lodgeAppeal}</summary>
      <form class="form" onSubmit={send}>
        <SelectField label={w.ground} value={ground} blank={w.choose} required onValue={setGround} options={Object.entries(w.grounds).map(([value, label]) => ({ value, label }))} />
        <TextField label={w.on} type="date" value={on} required onValue={setOn} />
        <p><button type="submit" disabled={!ground || !on}>{w.lodgeAppeal}</button></p>
      </form>
      {error !== null && <ProblemView error={error} />}
    </details>
  );
}
