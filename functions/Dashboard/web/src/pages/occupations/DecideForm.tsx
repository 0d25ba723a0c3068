import { useState } from 'preact/hooks';
import { use } from '../../app/language';
import { ProblemView } from '../../app/ProblemView';
import { get, put } from '../../api/client';
import { useWork } from '../../api/useAnswer';
import { SelectField } from '../../ui/fields';
import { Notice } from '../../ui/Notice';
import { Shown } from '../../ui/Shown';
import type { Proposal } from './api';
import { names } from './names';
import { choices } from './RecommendForm';
import { useSending } from '../../ui/sending';
import { words } from './words';

interface Decision { id: string; meeting: string; subject: string; kind: string; approved: string | null }
interface Meeting { id: string; type: string; date: string; present: string[] }
interface Props { address: string; seen: string | null; proposal: Proposal; done: () => void; again: () => void }

/** The steering committee's decision: of a meeting that is on record, on the proposal as it was seen. */
export function DecideForm(props: Props) {
  const w = use(words);
  const records = useWork(async (signal) => {
    const [decisions, meetings] = await Promise.all([get<Decision[]>('/api/coordination/decisions', { signal }), get<Meeting[]>('/api/coordination/meetings', { signal })]);
    return { ...decisions, data: { decisions: decisions.data, meetings: meetings.data } };
  }, 'records');
  return (
    <section class="card">
      <h2>{w.decide}</h2>
      {!props.proposal.recommendation ? <p>{w.needsRecommendation}</p> : (
        <Shown of={records}>
          {({ decisions, meetings }) => {
            const fitting = decisions.filter((d) => d.kind === 'OccupationsInDemandList' && d.approved === props.proposal.quarter);
            return fitting.length === 0 ? <Notice kind="info">{w.noMinutes.replace('{0}', props.proposal.quarter)}</Notice> : <Form {...props} decisions={fitting} meetings={meetings} />;
          }}
        </Shown>
      )}
    </section>
  );
}

function Form({ address, seen, decisions, meetings, proposal, done, again }: Props & { decisions: Decision[]; meetings: Meeting[] }) {
  const [w, n] = [use(words), use(names)];
  const [given, setGiven] = useState({ outcome: 'Accept', action: '', reason: '', decision: decisions.at(-1)!.id, member: '' });
  const { send, error, busy, tried } = useSending(done);
  const set = (changes: Partial<typeof given>) => setGiven({ ...given, ...changes });
  const needed = (value: string) => (tried && !value ? w.missing : undefined);
  const amends = given.outcome === 'Amend';
  const present = meetings.find((m) => m.id === decisions.find((d) => d.id === given.decision)?.meeting)?.present ?? [];
  const complete = Boolean(given.reason && given.decision && given.member && (!amends || given.action));
  const others = choices(n.actions).filter((a) => a.value !== proposal.recommendation!.action);
  return (
    <form class="form" noValidate onSubmit={(e) => send(e, complete, () => put(`${address}/decision`, { ...given, action: amends ? given.action : null }, { ifMatch: seen ?? '' }))}>
      <SelectField label={w.outcome} required value={given.outcome} onValue={(outcome) => set({ outcome })} options={choices(w.outcomeChoices)} />
      {amends && <SelectField label={w.action} required value={given.action} onValue={(action) => set({ action })} options={others} blank={w.choose} error={needed(given.action)} />}
      <SelectField label={w.reason} required value={given.reason} onValue={(reason) => set({ reason })} options={choices(n.reasons)} blank={w.choose} error={needed(given.reason)} />
      <SelectField label={w.minutes} hint={w.minutesHint} required value={given.decision} onValue={(decision) => set({ decision, member: '' })} options={decisions.map((d) => ({ value: d.id, label: `${d.id}, ${d.subject}` }))} />
      <SelectField label={w.member} required value={given.member} onValue={(member) => set({ member })} options={present.map((a) => ({ value: a, label: a.toUpperCase() }))} blank={w.choose} error={needed(given.member)} />
      <p><button class="main" disabled={busy}>{w.record}</button></p>
      {error !== null && <ProblemView error={error} again={again} />}
    </form>
  );
}
