import { useState } from 'preact/hooks';
import { post } from '../../api/client';
import { use } from '../../app/language';
import { ProblemView } from '../../app/ProblemView';
import { SelectField } from '../../ui/fields';
import { useSending } from '../../ui/sending';
import { base, type Mission } from './api';
import { options } from './forms';
import { missionWords } from './missionWords';
import { words } from './words';

/** A mission that does not take place, with the coded reason. Nobody undoes it, so it takes a choice and a press. */
export function CancelForm({ mission, done, open }: { mission: Mission; done: () => void; open: boolean }) {
  const [w, p] = [use(missionWords), use(words)];
  const [reason, setReason] = useState('');
  const { send, error, busy, tried } = useSending(done);
  const work = () => post(`${base}/missions/${encodeURIComponent(mission.id)}/steps`, { to: 'Cancelled', reason });
  return (
    <details class="card" open={open}>
      <summary>{w.cancel}</summary>
      <p>{w.cancelHelp}</p>
      <form noValidate onSubmit={(event) => send(event, reason !== '', work)}>
        <div class="controls">
          <SelectField label={p.why} required value={reason} onValue={setReason} options={options(w.cancelReasons)} blank={p.choose} error={tried && !reason ? p.missing : undefined} />
        </div>
        <p><button type="submit" disabled={busy}>{w.cancelIt}</button></p>
        {error !== null && <ProblemView error={error} />}
      </form>
    </details>
  );
}
