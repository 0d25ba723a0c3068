import { useState } from 'preact/hooks';
import { put } from '../../api/client';
import { use } from '../../app/language';
import { ProblemView } from '../../app/ProblemView';
import { SelectField, TextField } from '../../ui/fields';
import { Notice } from '../../ui/Notice';
import { useSending } from '../../ui/sending';
import { base, today, type Opportunity } from './api';
import { newId, options, whole } from './forms';
import { say } from './Opportunities';
import { words } from './words';

/** Stands for one that has closed, which nobody lists. */
const other = '…';

const nothing = () => ({ id: newId('r'), opportunity: '', typed: '', kind: '', on: today(), count: '', amountRwf: '' });

/** What came of an opportunity, as its publisher told the programme. */
export function OutcomeForm({ open }: { open: Opportunity[] }) {
  const w = use(words);
  const [given, setGiven] = useState(nothing);
  const [said, setSaid] = useState(false);
  const { send, error, busy, tried } = useSending(() => { setGiven(nothing()); setSaid(true); });
  const set = (changes: Partial<typeof given>) => { setSaid(false); setGiven({ ...given, ...changes }); };
  const needed = (value: string) => (tried && value.trim() === '' ? w.missing : undefined);
  const invests = given.kind === 'investment';
  const opportunity = given.opportunity === other ? given.typed.trim() : given.opportunity;
  const complete = [opportunity, given.kind, given.on, given.count, invests ? given.amountRwf : '0'].every((value) => value !== '');
  const work = () => put(`${base}/outcomes`, { id: given.id, opportunity, kind: given.kind, on: given.on, count: whole(given.count), amountRwf: invests ? whole(given.amountRwf) : null });
  const listed = open.map((o) => ({ value: o.id, label: say(o.title).text, lang: say(o.title).lang }));
  return (
    <details class="card outcome no-print">
      <summary>{w.recordOutcome}</summary>
      <p class="prose">{w.outcomeHelp}</p>
      <form noValidate onSubmit={(event) => send(event, complete, work)}>
        <div class="controls">
          <SelectField label={w.opportunity} required value={given.opportunity} onValue={(value) => set({ opportunity: value })} blank={w.choose} options={[...listed, { value: other, label: w.closedOne }]} error={needed(given.opportunity)} />
          {given.opportunity === other && <TextField label={w.opportunityId} required value={given.typed} onValue={(typed) => set({ typed })} error={needed(given.typed)} />}
          <SelectField label={w.outcomeKind} required value={given.kind} onValue={(kind) => set({ kind })} blank={w.choose} options={options(w.outcomeKinds)} error={needed(given.kind)} />
          <TextField label={w.outcomeOn} type="date" required value={given.on} onValue={(on) => set({ on })} error={needed(given.on)} />
          <TextField label={w.howMany} type="number" min="1" step="1" required value={given.count} onValue={(count) => set({ count })} error={needed(given.count)} />
          {invests && <TextField label={w.amountRwf} type="number" min="1" step="any" required value={given.amountRwf} onValue={(amountRwf) => set({ amountRwf })} error={needed(given.amountRwf)} />}
        </div>
        <p><button type="submit" class="main" disabled={busy}>{w.record}</button></p>
        {error !== null && <ProblemView error={error} />}
      </form>
      {said && <Notice kind="good"><p>{w.recorded}</p></Notice>}
    </details>
  );
}
