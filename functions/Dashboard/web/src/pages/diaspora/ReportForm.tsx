import { useState } from 'preact/hooks';
import { put } from '../../api/client';
import { day, use } from '../../app/language';
import { ProblemView } from '../../app/ProblemView';
import { TextField } from '../../ui/fields';
import { useSending } from '../../ui/sending';
import { fill } from '../../words';
import { base, today, type Mission } from './api';
import { missionWords } from './missionWords';
import { words } from './words';

/** The day on which the report of a completed mission came; a later word replaces an earlier one. */
export function ReportForm({ mission, done }: { mission: Mission; done: () => void }) {
  const [w, p] = [use(missionWords), use(words)];
  const [receivedOn, setReceivedOn] = useState(mission.reportReceived ?? today());
  const { send, error, busy, tried } = useSending(done);
  const work = () => put(`${base}/missions/${encodeURIComponent(mission.id)}/report`, { receivedOn });
  return (
    <details class="card">
      <summary>{w.report}</summary>
      {mission.reportDue && <p>{fill(w.reportWanted, day(mission.reportDue))}</p>}
      {mission.reportReceived && <p>{fill(w.reportCame, day(mission.reportReceived))}</p>}
      <form noValidate onSubmit={(event) => send(event, receivedOn !== '', work)}>
        <div class="controls">
          <TextField label={w.receivedOn} type="date" required value={receivedOn} onValue={setReceivedOn} error={tried && !receivedOn ? p.missing : undefined} />
        </div>
        <p><button type="submit" class="main" disabled={busy}>{p.record}</button></p>
        {error !== null && <ProblemView error={error} />}
      </form>
    </details>
  );
}
