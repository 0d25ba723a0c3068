import { useEffect, useRef, useState } from 'preact/hooks';
import { ApiError, asProblem } from '../../api/problem';
import { ProblemView } from '../../app/ProblemView';
import { trialBytes } from '../../app/config';
import { number, use } from '../../app/language';
import { saveAs } from '../../ui/Download';
import { FileField } from '../../ui/fields';
import { Notice } from '../../ui/Notice';
import { fill } from '../../words';
import { deliver, type Step, type Target } from './deliver';
import { isTaken, type Receipt, type Verdict } from './model';
import { ReceiptView } from './ReceiptView';
import { annotated, trial } from './trial';
import { VerdictView } from './VerdictView';
import { verdictWords } from './verdictWords';
import { words, type PageWords } from './words';

interface Props {
  target: Target;
  /** Whether the caller may deliver, and not only check. */
  delivers: boolean;
  onDelivered: () => void;
}

type State =
  | { is: 'idle' }
  | { is: 'checking'; share: number }
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
  const check = () => file && run({ is: 'checking', share: 0 }, async (signal) => {
    const onShare = (share: number) => !signal.aborted && setState({ is: 'checking', share });
    const { data, headers } = await trial<Verdict>(target, file, { accept: 'application/json', signal, onShare });
    return { is: 'checked', verdict: { ...data, lang: headers.get('Content-Language') ?? 'en' } };
  });
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
  const tooLarge = file !== null && (file.size > trialBytes.value || (state.is === 'failed' && asProblem(state.error).status === 413));

  return (
    <section aria-labelledby="file">
      <h2 id="file">{w.check}</h2>
      <FileField label={w.file} hint={w.fileHint} accept=".csv,.gz,.zip,.xlsx,.txt" onFile={take}>
        <p aria-live="polite" class="fine">{file && fill(w.chosen, file.name, sizeOf(file, w))}</p>
      </FileField>
      {tooLarge && !busy && state.is !== 'delivered' && (
        <>
          <Notice kind="info"><p>{w.tooLarge}</p></Notice>
          {delivers && <Send accepted onSend={send} />}
        </>
      )}
      {file && !tooLarge && state.is !== 'delivered' && (
        <p class="row"><button type="button" class={state.is === 'checked' ? '' : 'main'} disabled={busy} onClick={check}>{state.is === 'checked' ? w.checkAgain : w.check}</button></p>
      )}
      <div aria-live="polite">{state.is === 'checking' && <Progress says={state.share < 1 ? fill(w.sendingToCheck, Math.round(100 * state.share)) : w.checking} share={state.share} />}</div>
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
      {state.is === 'delivered' && <ReceiptView receipt={state.receipt} file={file ?? undefined} fresh />}
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

/** How much of a file has left; all of it, and the service is at work. */
function Progress({ says, share }: { says: string; share: number }) {
  return <><p role="status">{says}</p><progress max={1} value={share < 1 ? share : undefined} aria-label={says} /></>;
}

const megabyte = 1024 * 1024;

const sizeOf = ({ size }: File, w: PageWords): string => (size < megabyte ? fill(w.kilobytes, number(Math.max(1, Math.round(size / 1024)))) : fill(w.megabytes, number(size / megabyte, 1)));

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
  const w = use(verdictWords);
  const [said, setSaid] = useState('');
  const [error, setError] = useState<unknown>(null);
  const doing = (work: Promise<void>) => {
    setError(null);
    setSaid('');
    work.catch(setError);
  };
  const copy = async () => {
    const made = await annotated(target, file);
    if (made) saveAs(made.content, made.name);
    else setSaid(w.annotatedNone);
  };
  const page = async () => saveAs((await trial<Blob>(target, file, { accept: 'text/html', asFile: true })).data, `${file.name}.html`);
  return (
    <>
      <p class="row">
        <button type="button" onClick={() => doing(copy())} title={w.annotatedHint}>{w.annotated}</button>
        <button type="button" onClick={() => doing(page())}>{w.page}</button>
      </p>
      <p class="fine">{w.annotatedHint} <span role="status">{said}</span></p>
      {error !== null && <ProblemView error={error} />}
    </>
  );
}
