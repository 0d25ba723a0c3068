import { useEffect, useRef, useState } from 'preact/hooks';
import { post } from '../../api/client';
import { ApiError, asProblem } from '../../api/problem';
import { ProblemView } from '../../app/ProblemView';
import { number, use } from '../../app/language';
import { saveAs } from '../../ui/Download';
import { FileField } from '../../ui/fields';
import { Notice } from '../../ui/Notice';
import { fill } from '../../words';
import { deliver, type Step, type Target } from './deliver';
import { isTaken, type Receipt, type Verdict } from './model';
import { ReceiptView } from './ReceiptView';
import { VerdictView } from './VerdictView';
import { words } from './words';

interface Props {
  target: Target;
  /** Whether the caller may deliver, and not only check. */
  delivers: boolean;
  onDelivered: () => void;
}

type State =
  | { is: 'idle' }
  | { is: 'checking' }
  | { is: 'checked'; verdict: Verdict }
  | { is: 'delivering'; step: Step | null }
  | { is: 'delivered'; receipt: Receipt }
  | { is: 'failed'; error: unknown; again: () => void };

/** One file for one dataset and period. */
export function Delivery({ target, delivers, onDelivered }: Props) {
  const w = use(words);
  const [file, setFile] = useState<File | null>(null);
  const [state, setState] = useState<State>({ is: 'idle' });
  const work = useRef(new AbortController());
  useEffect(() => () => work.current.abort(), []);

  const run = (doing: State, task: (signal: AbortSignal) => Promise<State>) => {
    work.current.abort();
    const { signal } = (work.current = new AbortController());
    setState(doing);
    task(signal).then((next) => !signal.aborted && setState(next), (error: unknown) => !signal.aborted && setState({ is: 'failed', error, again: () => run(doing, task) }));
  };
  const check = () => file && run({ is: 'checking' }, async (signal) => ({ is: 'checked', verdict: (await trial<Verdict>(target, file, 'application/json', signal)).data }));
  const send = () => file && run({ is: 'delivering', step: null }, async (signal) => {
    const receipt = await deliver(target, file, (step) => !signal.aborted && setState({ is: 'delivering', step }), signal);
    onDelivered();
    return { is: 'delivered', receipt };
  });
  const take = (next: File) => {
    work.current.abort();
    setFile(next);
    setState({ is: 'idle' });
  };
  const busy = state.is === 'checking' || state.is === 'delivering';

  return (
    <section aria-labelledby="file">
      <h2 id="file">{w.check}</h2>
      <FileField label={w.file} hint={w.fileHint} accept=".csv,.gz,.zip,.xlsx,.txt" onFile={take}>
        <p aria-live="polite" class="fine">{file && fill(w.chosen, file.name, number(Math.max(1, Math.round(file.size / 1024))))}</p>
      </FileField>
      {file && state.is !== 'delivered' && (
        <p class="row"><button type="button" class={state.is === 'checked' ? '' : 'main'} disabled={busy} onClick={check}>{state.is === 'checked' ? w.checkAgain : w.check}</button></p>
      )}
      <div aria-live="polite">{state.is === 'checking' && <p role="status">{w.checking}</p>}</div>
      {state.is === 'checked' && file && (
        <div class="result">
          <h2>{w.result}</h2>
          <VerdictView verdict={state.verdict} isTrial>
            <TrialFiles target={target} file={file} />
          </VerdictView>
          {delivers && <Send accepted={isTaken(state.verdict.outcome)} onSend={send} />}
        </div>
      )}
      {state.is === 'delivering' && <OnItsWay step={state.step} />}
      {state.is === 'failed' && <Failed error={state.error} again={state.again} />}
      {state.is === 'delivered' && <ReceiptView receipt={state.receipt} fresh />}
    </section>
  );
}

function Send({ accepted, onSend }: { accepted: boolean; onSend: () => void }) {
  const w = use(words);
  return (
    <div class="send">
      <p>{accepted ? w.deliverHelp : w.deliverWarning}</p>
      <p><button type="button" class={accepted ? 'main' : ''} onClick={onSend}>{accepted ? w.deliver : w.deliverAnyway}</button></p>
    </div>
  );
}

function OnItsWay({ step }: { step: Step | null }) {
  const w = use(words);
  const says = step?.at === 'waiting' ? w.waiting : fill(w.sending, Math.round(100 * (step?.share ?? 0)));
  return (
    <Notice kind="info" title={says}>
      {step?.at === 'waiting'
        ? <p>{w.waitingHelp}{step.lifecycle && <> ({w.lifecycle[step.lifecycle as keyof typeof w.lifecycle] ?? step.lifecycle})</>}</p>
        : <progress max={1} value={step?.share ?? 0} aria-label={says} />}
    </Notice>
  );
}

function Failed({ error, again }: { error: unknown; again: () => void }) {
  const w = use(words);
  // The ticket creates a file and replaces none: while one of the name is being checked storage refuses another.
  const taken = error instanceof ApiError && /BlobAlreadyExists|UnauthorizedBlobOverwrite|AuthorizationPermissionMismatch/.test(asProblem(error).detail ?? '');
  return taken ? <Notice kind="error" title={w.nameTaken}><p><button type="button" onClick={again}>{w.checkAgain}</button></p></Notice> : <ProblemView error={error} again={again} />;
}

/** What the same check gives in other forms. */
function TrialFiles({ target, file }: { target: Target; file: File }) {
  const w = use(words);
  const [said, setSaid] = useState('');
  const [error, setError] = useState<unknown>(null);
  const save = (accept: string, name: string) => {
    setError(null);
    setSaid('');
    const { signal } = new AbortController();
    trial<Blob>(target, file, accept, signal, true).then(({ data, headers }) => {
      if (headers.get('Content-Type')?.startsWith(accept)) saveAs(data, name);
      else setSaid(w.annotatedNone);
    }, setError);
  };
  return (
    <>
      <p class="row">
        <button type="button" onClick={() => save('text/csv', annotatedName(file.name))} title={w.annotatedHint}>{w.annotated}</button>
        <button type="button" onClick={() => save('text/html', `${file.name}.html`)}>{w.page}</button>
      </p>
      <p class="fine">{w.annotatedHint} <span role="status">{said}</span></p>
      {error !== null && <ProblemView error={error} />}
    </>
  );
}

const annotatedName = (name: string): string => `${name.replace(/\.\w+$/, '')}.annotated.csv`;

const trial = <T,>({ agency, dataset, period }: Target, file: File, accept: string, signal: AbortSignal, asFile = false) =>
  post<T>(`/api/protocols/${agency}/${dataset}/validate?period=${encodeURIComponent(period)}`, form(file), { accept, signal, asFile });

/** As a form, which names the file. */
function form(file: File): FormData {
  const data = new FormData();
  data.append('file', file, file.name);
  return data;
}
