import { useState } from 'preact/hooks';
import { get } from '../../api/client';
import { day, use } from '../../app/language';
import { ProblemView } from '../../app/ProblemView';
import { TextField } from '../../ui/fields';
import { Tag } from '../../ui/Tag';
import { base, type Status as Told } from './api';
import { OutcomeTag } from './OutcomeTag';
import { words } from './words';

/** How a case stands, for the employer who has its key. */
export function Status() {
  const w = use(words);
  const [id, setId] = useState('');
  const [key, setKey] = useState('');
  const [told, setTold] = useState<Told | null>(null);
  const [error, setError] = useState<unknown>(null);
  const ask = () => {
    setError(null);
    setTold(null);
    get<Told>(`${base}/${encodeURIComponent(id.trim())}/status`, { open: true, headers: { 'Status-Key': key.trim() } }).then(({ data }) => setTold(data), setError);
  };
  return (
    <>
      <p class="prose">{w.statusHelp}</p>
      <form class="form" onSubmit={(event) => { event.preventDefault(); ask(); }}>
        <TextField label={w.caseNumber} value={id} required onValue={setId} />
        <TextField label={w.keyOfCase} value={key} required onValue={setKey} />
        <p><button type="submit" class="main" disabled={!id.trim() || !key.trim()}>{w.ask}</button></p>
      </form>
      {told && (
        <section class="card" role="status">
          <p class="row"><Tag tone="info">{w.states[told.state] ?? told.state}</Tag>{told.outcome && <OutcomeTag outcome={told.outcome} />}</p>
          <p>{w.applicationIs} {told.isComplete ? w.complete : w.incomplete}.</p>
          <dl class="facts">
            <dt>{w.received}</dt><dd>{day(told.receivedOn)}</dd>
            {told.missing.length > 0 && <><dt>{w.missing}</dt><dd>{told.missing.map((place) => <code key={place}>{place} </code>)}</dd></>}
            {told.decisionDue && <><dt>{w.decisionDue}</dt><dd>{day(told.decisionDue)}</dd></>}
            {told.decidedOn && <><dt>{w.decided}</dt><dd>{day(told.decidedOn)}</dd></>}
          </dl>
          {!told.isConfirmed && <p class="fine">{w.statusUnconfirmed}</p>}
        </section>
      )}
      {error !== null && <ProblemView error={error} again={ask} />}
    </>
  );
}
