import { useState } from 'preact/hooks';
import { post } from '../../api/client';
import { ProblemView } from '../../app/ProblemView';
import { use } from '../../app/language';
import { TextField } from '../../ui/fields';
import type { Target } from './deliver';
import type { Receipt } from './model';
import { ReceiptView } from './ReceiptView';
import { words } from './words';

/** Says that a period had nothing to report. */
export function NilReturn({ target, onDelivered }: { target: Target; onDelivered: () => void }) {
  const w = use(words);
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const [receipt, setReceipt] = useState<Receipt | null>(null);
  const length = reason.trim().length;
  const wrong = length < 3 || length > 200;
  const send = () => {
    setTried(true);
    if (wrong) return;
    setBusy(true);
    setError(null);
    post<Receipt>(`/api/agencies/${target.agency}/datasets/${target.dataset}/nil-returns`, { period: target.period, reason: reason.trim() })
      .then(({ data }) => { setReceipt(data); onDelivered(); }, setError)
      .finally(() => setBusy(false));
  };
  if (receipt) return <ReceiptView receipt={receipt} fresh />;
  return (
    <details class="nil">
      <summary>{w.nil}</summary>
      <form class="form" noValidate onSubmit={(event) => { event.preventDefault(); send(); }}>
        <p>{w.nilHelp}</p>
        <TextField label={w.reason} hint={w.reasonHint} required value={reason} onValue={setReason} error={tried && wrong ? w.reasonHint : undefined} />
        <p><button type="submit" disabled={busy}>{w.nilSend}</button></p>
        {error !== null && <ProblemView error={error} />}
      </form>
    </details>
  );
}
