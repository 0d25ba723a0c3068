import { useState } from 'preact/hooks';
import { use } from '../../app/language';
import { ProblemView } from '../../app/ProblemView';
import { post } from '../../api/client';
import { SelectField, TextField } from '../../ui/fields';
import { names } from './names';
import { choices } from './RecommendForm';
import { useSending } from '../../ui/sending';
import { words } from './words';

const nothing = { side: 'For', kind: '', source: '', date: '', text: '', link: '' };

/** A piece of evidence for or against, from an institution. */
export function EvidenceForm({ address, done }: { address: string; done: () => void }) {
  const [w, n] = [use(words), use(names)];
  const [given, setGiven] = useState(nothing);
  const { send, error, busy, tried } = useSending(() => { setGiven(nothing); done(); });
  const set = (changes: Partial<typeof nothing>) => setGiven({ ...given, ...changes });
  const needed = (value: string) => (tried && !value ? w.missing : undefined);
  const complete = Boolean(given.kind && given.source && given.date && given.text);
  return (
    <details class="card"><summary>{w.addEvidence}</summary>
      <form class="form" noValidate onSubmit={(e) => send(e, complete, () => post(`${address}/evidence`, { ...given, link: given.link || null }))}>
        <SelectField label={w.side} required value={given.side} onValue={(side) => set({ side })} options={choices(n.sides)} />
        <SelectField label={w.kind} required value={given.kind} onValue={(kind) => set({ kind })} options={choices(n.kinds)} blank={w.choose} error={needed(given.kind)} />
        <TextField label={w.source} hint={w.sourceHint} required value={given.source} onValue={(source) => set({ source })} error={needed(given.source)} />
        <TextField label={w.date} type="date" required value={given.date} onValue={(date) => set({ date })} error={needed(given.date)} />
        <TextField label={w.text} hint={w.textHint} required rows={4} value={given.text} onValue={(text) => set({ text })} error={needed(given.text)} />
        <TextField label={w.link} type="url" value={given.link} onValue={(link) => set({ link })} />
        <p><button class="main" disabled={busy}>{w.record}</button></p>
        {error !== null && <ProblemView error={error} />}
      </form>
    </details>
  );
}
