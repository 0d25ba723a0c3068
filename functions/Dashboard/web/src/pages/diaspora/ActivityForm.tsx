import { useState } from 'preact/hooks';
import { put } from '../../api/client';
import { use } from '../../app/language';
import { ProblemView } from '../../app/ProblemView';
import { CheckField, SelectField, TextField } from '../../ui/fields';
import { useSending } from '../../ui/sending';
import { base, today, type Mission } from './api';
import { newId, options, whole } from './forms';
import { missionWords } from './missionWords';
import { words } from './words';

const nothing = () => ({ id: newId('a'), date: today(), kind: '', topic: '', hours: '', participants: '', output: '', isOnline: false });

/** What a mission passed on, on one day. */
export function ActivityForm({ mission, done }: { mission: Mission; done: () => void }) {
  const [w, p] = [use(missionWords), use(words)];
  const [given, setGiven] = useState(nothing);
  const { send, error, busy, tried } = useSending(() => { setGiven(nothing()); done(); });
  const set = (changes: Partial<typeof given>) => setGiven({ ...given, ...changes });
  const needed = (value: string) => (tried && value.trim() === '' ? p.missing : undefined);
  const complete = [given.date, given.kind, given.topic.trim(), given.hours, given.participants].every((value) => value !== '');
  const work = () => put(`${base}/activities`, {
    ...given, mission: mission.id, topic: given.topic.trim(), hours: whole(given.hours), participants: whole(given.participants), output: given.output.trim() || null,
  });
  return (
    <details class="card">
      <summary>{w.activity}</summary>
      <form noValidate onSubmit={(event) => send(event, complete, work)}>
        <div class="controls">
          <TextField label={w.dayOf} type="date" required value={given.date} onValue={(date) => set({ date })} error={needed(given.date)} />
          <SelectField label={w.kind} required value={given.kind} onValue={(kind) => set({ kind })} options={options(w.activities)} blank={p.choose} error={needed(given.kind)} />
          <TextField label={w.topic} hint={w.noNames} required value={given.topic} onValue={(topic) => set({ topic })} error={needed(given.topic)} />
          <TextField label={w.hours} type="number" min="0" max="24" step="any" required value={given.hours} onValue={(hours) => set({ hours })} error={needed(given.hours)} />
          <TextField label={w.participants} type="number" min="0" step="1" required value={given.participants} onValue={(participants) => set({ participants })} error={needed(given.participants)} />
          <TextField label={w.output} hint={w.outputHint} value={given.output} onValue={(output) => set({ output })} />
        </div>
        <CheckField label={w.isOnline} checked={given.isOnline} onChecked={(isOnline) => set({ isOnline })} />
        <p><button type="submit" class="main" disabled={busy}>{p.record}</button></p>
        {error !== null && <ProblemView error={error} />}
      </form>
    </details>
  );
}
