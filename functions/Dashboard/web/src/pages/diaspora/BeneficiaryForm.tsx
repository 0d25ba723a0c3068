import { useState } from 'preact/hooks';
import { put } from '../../api/client';
import { use } from '../../app/language';
import { ProblemView } from '../../app/ProblemView';
import { CheckField, SelectField, TextField } from '../../ui/fields';
import { useSending } from '../../ui/sending';
import { words as shell } from '../../words';
import { base, type Mission } from './api';
import { options, whole } from './forms';
import { missionWords } from './missionWords';
import { names } from './names';
import { words } from './words';

const nothing = (facility: string) => ({ key: '', cadre: '', sex: '', facility, hours: '', preScore: '', postScore: '', at6Months: '', at12Months: '', consent: false });

const followUp = (uses: string) => (uses === '' ? null : { usesSkill: uses === 'yes', score: null });

/** Somebody who was trained, by a key of the facility's own; or what became of it, under the same key. */
export function BeneficiaryForm({ mission, done }: { mission: Mission; done: () => void }) {
  const [w, p, s, n] = [use(missionWords), use(words), use(shell), use(names)];
  const [given, setGiven] = useState(() => nothing(mission.facility ?? ''));
  const { send, error, busy, tried } = useSending(() => { setGiven(nothing(given.facility)); done(); });
  const set = (changes: Partial<typeof given>) => setGiven({ ...given, ...changes });
  const needed = (value: string) => (tried && value.trim() === '' ? p.missing : undefined);
  const complete = [given.key, given.cadre, given.sex, given.facility, given.hours].every((value) => value.trim() !== '');
  const work = () => put(`${base}/beneficiaries`, {
    ...given, mission: mission.id, key: given.key.trim(), hours: whole(given.hours), preScore: whole(given.preScore), postScore: whole(given.postScore), at6Months: followUp(given.at6Months), at12Months: followUp(given.at12Months),
  });
  const uses = [{ value: 'yes', label: s.yes }, { value: 'no', label: s.no }];
  return (
    <details class="card">
      <summary>{w.beneficiary}</summary>
      <form noValidate onSubmit={(event) => send(event, complete, work)}>
        <div class="controls">
          <TextField label={w.keyOf} hint={w.keyHint} required value={given.key} onValue={(key) => set({ key })} error={needed(given.key)} />
          <SelectField label={w.cadre} required value={given.cadre} onValue={(cadre) => set({ cadre })} options={options(n.cadre)} blank={p.choose} error={needed(given.cadre)} />
          <SelectField label={w.sex} required value={given.sex} onValue={(sex) => set({ sex })} options={options(n.sex)} blank={p.choose} error={needed(given.sex)} />
          <TextField label={w.facilityCode} required value={given.facility} onValue={(facility) => set({ facility })} error={needed(given.facility)} />
          <TextField label={w.hours} type="number" min="0" step="any" required value={given.hours} onValue={(hours) => set({ hours })} error={needed(given.hours)} />
          <TextField label={w.preScore} type="number" min="0" max="100" step="any" value={given.preScore} onValue={(preScore) => set({ preScore })} />
          <TextField label={w.postScore} type="number" min="0" max="100" step="any" value={given.postScore} onValue={(postScore) => set({ postScore })} />
          <SelectField label={w.at6Months} value={given.at6Months} onValue={(at6Months) => set({ at6Months })} options={uses} blank={s.unknown} />
          <SelectField label={w.at12Months} value={given.at12Months} onValue={(at12Months) => set({ at12Months })} options={uses} blank={s.unknown} />
        </div>
        <CheckField label={w.consent} hint={w.consentHint} checked={given.consent} onChecked={(consent) => set({ consent })} />
        <p><button type="submit" class="main" disabled={busy}>{p.record}</button></p>
        {error !== null && <ProblemView error={error} />}
      </form>
    </details>
  );
}
