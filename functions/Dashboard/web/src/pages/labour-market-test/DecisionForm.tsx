import { useState } from 'preact/hooks';
import { put } from '../../api/client';
import { use } from '../../app/language';
import { ProblemView } from '../../app/ProblemView';
import { SelectField, TextField } from '../../ui/fields';
import { base, type Case } from './api';
import { words } from './words';

const decidable = ['Approve', 'ApproveWithConditions', 'Exempt', 'Refuse', 'NotProcessed', 'Inadmissible'];
const eacRefusals = ['PublicPolicy', 'PublicSecurity', 'PublicHealth', 'PublicService', 'FalseInformation', 'NotScheduled'];
const others = ['ReferredToOfficer', 'EvidenceSeen', 'FactCorrected', 'ReferenceOutdated', 'PublicInterest', 'AppealUpheld', 'PublicPolicy', 'PublicSecurity', 'PublicHealth', 'PublicService', 'FalseInformation'];

/** The reasons that go with a decision, as the service has them; it checks them again. */
function reasonsFor(of: Case, outcome: string): string[] {
  const { recommendation, track } = of.recommendation;
  if (track === 'Eac' && outcome === 'Refuse') return eacRefusals;
  if (recommendation === outcome) return ['AsRecommended'];
  return others.filter((r) => (r !== 'ReferredToOfficer' || recommendation === 'Refer') && (r !== 'AppealUpheld' || of.state === 'Reopened'));
}

/** An officer's decision on what they have seen: the hash of the record goes with it. */
export function DecisionForm({ of, changed }: { of: Case; changed: () => void }) {
  const w = use(words);
  const recommended = of.recommendation.recommendation;
  const mayAgree = decidable.includes(recommended);
  const [outcome, setOutcome] = useState(mayAgree ? recommended : '');
  const [reason, setReason] = useState('');
  const [permitClass, setClass] = useState('');
  const [months, setMonths] = useState('');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const reasons = outcome ? reasonsFor(of, outcome) : [];
  const chosen = reasons.length === 1 ? reasons[0]! : reason;
  const isFavourable = ['Approve', 'ApproveWithConditions', 'Exempt'].includes(outcome);
  const send = (event: SubmitEvent) => {
    event.preventDefault();
    setBusy(true);
    setError(null);
    put(`${base}/${of.id}/decision`, {
      outcome, reason: chosen, record: of.recommendation.recordSha256,
      ...(isFavourable && permitClass.trim() ? { permitClass: permitClass.trim() } : {}), ...(isFavourable && months ? { validityMonths: Number(months) } : {}),
    }).then(changed, (e: unknown) => { setBusy(false); setError(e); });
  };
  return (
    <section class="card no-print" aria-labelledby="lmt-decide">
      <h2 id="lmt-decide">{w.decide}</h2>
      <form class="form" onSubmit={send}>
        {mayAgree && (
          <fieldset class="radios">
            <legend class="hidden">{w.decide}</legend>
            <label><input type="radio" name="agree" checked={outcome === recommended} onChange={() => setOutcome(recommended)} /> {w.agree}</label>
            <label><input type="radio" name="agree" checked={outcome !== recommended} onChange={() => setOutcome('')} /> {w.otherwise}</label>
          </fieldset>
        )}
        {outcome !== recommended && (
          <SelectField label={w.outcome} value={outcome} blank={w.choose} required onValue={(value) => { setOutcome(value); setReason(''); }}
            options={decidable.filter((o) => o !== recommended).map((value) => ({ value, label: w.outcomes[value]! }))} />
        )}
        {reasons.length > 1 && <SelectField label={w.reason} value={reason} blank={w.choose} required onValue={setReason} options={reasons.map((value) => ({ value, label: w.reasonNames[value] ?? value }))} />}
        {isFavourable && (
          <div class="controls">
            <TextField label={w.permitClass} hint={w.classHint} value={permitClass} onValue={setClass} />
            <TextField label={w.validityMonths} hint={w.classHint} type="number" min="1" value={months} onValue={setMonths} />
          </div>
        )}
        <p><button type="submit" class="main" disabled={busy || !outcome || !chosen}>{w.sendDecision}</button></p>
      </form>
      {error !== null && <ProblemView error={error} again={() => { setError(null); changed(); }} />}
    </section>
  );
}
