import { useState } from 'preact/hooks';
import { use } from '../../app/language';
import { ProblemView } from '../../app/ProblemView';
import { put } from '../../api/client';
import { SelectField } from '../../ui/fields';
import { names } from './names';
import { useSending } from '../../ui/sending';
import { words } from './words';

interface Props { address: string; seen: string | null; proposed: string; done: () => void; again: () => void }

export const choices = (of: Record<string, string>) => Object.entries(of).map(([value, label]) => ({ value, label }));

/** What the working group recommends, on the proposal as it was seen. */
export function RecommendForm({ address, seen, proposed, done, again }: Props) {
  const [w, n] = [use(words), use(names)];
  const [action, setAction] = useState(proposed);
  const [reason, setReason] = useState('');
  const { send, error, busy, tried } = useSending(done);
  return (
    <form class="card form" noValidate onSubmit={(e) => send(e, reason !== '', () => put(`${address}/recommendation`, { action, reason }, { ifMatch: seen ?? '' }))}>
      <h2>{w.recommend}</h2>
      <SelectField label={w.action} required value={action} onValue={setAction} options={choices(n.actions)} />
      <SelectField label={w.reason} required value={reason} onValue={setReason} options={choices(n.reasons)} blank={w.choose} error={tried && !reason ? w.missing : undefined} />
      <p><button class="main" disabled={busy}>{w.record}</button></p>
      {error !== null && <ProblemView error={error} again={again} />}
    </form>
  );
}
