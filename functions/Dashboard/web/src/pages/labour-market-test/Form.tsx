import { useEffect, useRef, useState } from 'preact/hooks';
import { get, post, type Answer } from '../../api/client';
import { ApiError } from '../../api/problem';
import { useAnswer, useWork } from '../../api/useAnswer';
import { use } from '../../app/language';
import { Link } from '../../app/Link';
import { ProblemView } from '../../app/ProblemView';
import { Notice } from '../../ui/Notice';
import { Shown } from '../../ui/Shown';
import { fill } from '../../words';
import { base, type Case, type Fault, type RuleSet } from './api';
import { Facts } from './FormFields';
import { labels } from './labels';
import { RecommendationView } from './RecommendationView';
import { applicationOf, declarationsIn, emptyDraft, stepOf, stepsOf, type Draft, type Schema, type Step } from './schema';
import { Review } from './Review';
import { words } from './words';

/** A new application: the form is that of the published schema, in steps. What is typed stays in the memory of the page. */
export function Form() {
  const schema = useAnswer<Schema>(`${base}/schema`, { open: true, accept: 'application/schema+json' });
  const declarations = useWork<string[]>(declared, 'declarations');
  return (
    <>
      {declarations.error !== null && !declarations.busy && <ProblemView error={declarations.error} again={declarations.again} />}
      <Shown of={schema} height="30rem">{(of) => <Filled schema={of} declarations={declarations.data ?? []} />}</Shown>
    </>
  );
}

/** What the rule sets of Rwanda ask applicants to declare. */
async function declared(signal: AbortSignal): Promise<Answer<string[]>> {
  const sets = await get<{ ruleSets: RuleSet[] }>(`${base}/rule-sets`, { signal, open: true });
  const own = sets.data.ruleSets.filter((s) => s.host === 'RWA');
  const texts = await Promise.all(own.map((s) => get<unknown>(`${base}/rule-sets?name=${encodeURIComponent(s.name)}`, { signal, open: true })));
  return { ...sets, data: declarationsIn(texts.map((t) => JSON.stringify(t.data))) };
}

/** What the fact at a place is called; nothing where it has no name. */
const factOf = (place: string, names: Record<string, string>): string => names[place.split('/').filter((part) => !/^\d*$/.test(part)).at(-1) ?? ''] ?? '';

function Filled({ schema, declarations }: { schema: Schema; declarations: string[] }) {
  const [w, names] = [use(words), use(labels)];
  const steps = stepsOf(schema);
  const [draft, setDraft] = useState<Draft>(emptyDraft);
  const [at, setAt] = useState(0);
  const [faults, setFaults] = useState<Fault[]>([]);
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const [done, setDone] = useState<Case | null>(null);
  const summary = useRef<HTMLDivElement>(null);
  useEffect(() => { if (faults.length > 0) summary.current?.focus(); }, [faults]);
  if (done) return <Lodged of={done} anew={() => { setDone(null); setDraft(emptyDraft()); setAt(0); }} />;
  const send = async () => {
    setBusy(true);
    setError(null);
    setFaults([]);
    try {
      setDone((await post<Case>(base, applicationOf(schema, draft))).data);
    } catch (e) {
      const found = e instanceof ApiError ? (e.problem.faults as Fault[] | undefined) : undefined;
      if (found) setFaults(found);
      else setError(e);
    } finally {
      setBusy(false);
    }
  };
  const toFault = (fault: Fault) => {
    setAt(stepOf(steps, fault.place));
    setTimeout(() => document.querySelector<HTMLElement>(`[data-place="${CSS.escape(fault.place)}"] input, [data-place="${CSS.escape(fault.place)}"] select`)?.focus());
  };
  const last = at === steps.length;
  return (
    <>
      <p class="prose">{w.formHelp}</p>
      {faults.length > 0 && (
        <div ref={summary} tabIndex={-1}>
          <Notice kind="error" title={fill(w.faults, faults.length)}>
            <p>{w.faultsHelp}</p>
            <ul class="faults">{faults.map((f) => <li key={f.place}><button type="button" class="link" onClick={() => toFault(f)}>{factOf(f.place, names)} <code>{f.place || '/'}</code></button> <span lang="en">{fill(w.expected, f.expected)} {f.mend}</span></li>)}</ul>
          </Notice>
        </div>
      )}
      <Progress steps={steps} at={at} faults={faults} go={setAt} />
      <form onSubmit={(event) => { event.preventDefault(); if (last) void send(); else setAt(at + 1); }}>
        <fieldset class="card step">
          <legend>{fill(w.step, at + 1, steps.length + 1, last ? w.review : nameOf(steps[at]!, w.stepNames))}</legend>
          {last ? <Review draft={draft} application={applicationOf(schema, draft)} />
            : <div class={steps[at]!.id ? '' : 'controls'}>{steps[at]!.members.map(([name, of]) => <Facts key={name} of={of} name={name} place={`/${name}`} draft={draft} set={setDraft} faults={faults} declarations={declarations} required={schema.required?.includes(name)} />)}</div>}
        </fieldset>
        <p class="row">
          {at > 0 && <button type="button" onClick={() => setAt(at - 1)}>{w.previous}</button>}
          <button type="submit" class="main" disabled={busy}>{last ? w.send : w.next}</button>
          {!last && faults.length > 0 && <button type="button" disabled={busy} onClick={() => void send()}>{w.send}</button>}
        </p>
      </form>
      {error !== null && <ProblemView error={error} again={() => void send()} />}
    </>
  );
}

const nameOf = (step: Step, names: Record<string, string>): string => names[step.id] ?? step.id;

/** The steps, each to be opened at once; those with faults say so. */
function Progress({ steps, at, faults, go }: { steps: Step[]; at: number; faults: Fault[]; go: (step: number) => void }) {
  const w = use(words);
  return (
    <ol class="steps">
      {[...steps.map((s) => nameOf(s, w.stepNames)), w.review].map((name, i) => {
        const wrong = faults.filter((f) => stepOf(steps, f.place) === i).length;
        return <li key={name}><button type="button" class={wrong ? 'wrong' : ''} aria-current={i === at ? 'step' : undefined} onClick={() => go(i)}>{name}{wrong > 0 && <span class="count"> {wrong}</span>}</button></li>;
      })}
    </ol>
  );
}

function Lodged({ of, anew }: { of: Case; anew: () => void }) {
  const w = use(words);
  return (
    <>
      <Notice kind="good" title={of.statusKey ? w.lodged : w.lodgedAgain}><p>{w.caseNumber} <code>{of.id}</code></p></Notice>
      {of.statusKey && <Notice kind="warn" title={w.statusKey}><p><code class="key">{of.statusKey}</code></p><p>{w.statusKeyHelp}</p></Notice>}
      <RecommendationView of={of} />
      <p class="row no-print"><Link class="button main" to={`labour-market-test/case/${of.id}`}>{w.openCase}</Link><button type="button" onClick={anew}>{w.another}</button></p>
    </>
  );
}
