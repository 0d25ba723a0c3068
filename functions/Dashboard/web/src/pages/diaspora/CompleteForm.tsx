import { useState } from 'preact/hooks';
import { post } from '../../api/client';
import { use } from '../../app/language';
import { ProblemView } from '../../app/ProblemView';
import { SelectField, TextField } from '../../ui/fields';
import { useSending } from '../../ui/sending';
import { base, today, type Mission } from './api';
import { whole, options } from './forms';
import { missionWords } from './missionWords';
import { words } from './words';

const ratings = ['1', '2', '3', '4', '5'].map((value) => ({ value, label: value }));

/** What is recorded when a mission is over. Costs are given together or not at all. */
export function CompleteForm({ mission, done }: { mission: Mission; done: () => void }) {
  const [w, p] = [use(missionWords), use(words)];
  const [given, setGiven] = useState({ on: today(), daysDelivered: '', stayedAfter: '', hostRating: '', expertRating: '', reportDue: '', travel: '', dsa: '', insurance: '', currency: 'RWF' });
  const { send, error, busy, tried } = useSending(done);
  const set = (changes: Partial<typeof given>) => setGiven({ ...given, ...changes });
  const needed = (value: string) => (tried && value.trim() === '' ? p.missing : undefined);
  const costs = [given.travel, given.dsa, given.insurance];
  const halfCosts = costs.some((c) => c !== '') && costs.some((c) => c === '');
  const complete = given.on !== '' && given.daysDelivered !== '' && given.stayedAfter !== '' && !halfCosts;
  const work = () => post(`${base}/missions/${encodeURIComponent(mission.id)}/steps`, {
    to: 'Completed', on: given.on, daysDelivered: whole(given.daysDelivered), stayedAfter: given.stayedAfter, hostRating: whole(given.hostRating), expertRating: whole(given.expertRating), reportDue: given.reportDue || null,
    cost: costs[0] === '' ? null : { travel: Number(given.travel), dsa: Number(given.dsa), insurance: Number(given.insurance), currency: given.currency },
  });
  return (
    <details class="card" open>
      <summary>{w.complete}</summary>
      <form noValidate onSubmit={(event) => send(event, complete, work)}>
        <div class="controls">
          <TextField label={w.lastDay} type="date" required value={given.on} onValue={(on) => set({ on })} error={needed(given.on)} />
          <TextField label={w.delivered} type="number" min="0" step="1" required value={given.daysDelivered} onValue={(daysDelivered) => set({ daysDelivered })} error={needed(given.daysDelivered)} />
          <SelectField label={w.stayed} required value={given.stayedAfter} onValue={(stayedAfter) => set({ stayedAfter })} options={options(w.stays)} blank={p.choose} error={needed(given.stayedAfter)} />
          <SelectField label={w.rating} value={given.hostRating} onValue={(hostRating) => set({ hostRating })} options={ratings} blank={w.notGiven} />
          <SelectField label={w.expertRating} value={given.expertRating} onValue={(expertRating) => set({ expertRating })} options={ratings} blank={w.notGiven} />
          <TextField label={w.reportDue} type="date" value={given.reportDue} onValue={(reportDue) => set({ reportDue })} />
          <TextField label={w.travel} type="number" min="0" step="any" value={given.travel} onValue={(travel) => set({ travel })} error={halfCosts ? w.costsTogether : undefined} />
          <TextField label={w.dsa} type="number" min="0" step="any" value={given.dsa} onValue={(dsa) => set({ dsa })} />
          <TextField label={w.insurance} type="number" min="0" step="any" value={given.insurance} onValue={(insurance) => set({ insurance })} />
          <TextField label={w.currency} value={given.currency} onValue={(currency) => set({ currency })} />
        </div>
        <p><button type="submit" class="main" disabled={busy}>{w.completeIt}</button></p>
        {error !== null && <ProblemView error={error} />}
      </form>
    </details>
  );
}
