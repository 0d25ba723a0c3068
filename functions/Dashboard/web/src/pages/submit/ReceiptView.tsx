import { useEffect, useRef, useState } from 'preact/hooks';
import { get } from '../../api/client';
import { useWork } from '../../api/useAnswer';
import { Link } from '../../app/Link';
import { day, language, moment, number, use } from '../../app/language';
import { ProblemView } from '../../app/ProblemView';
import { has, session } from '../../app/session';
import { saveAs } from '../../ui/Download';
import { Notice } from '../../ui/Notice';
import { Shown } from '../../ui/Shown';
import { fill } from '../../words';
import { AnnotatedCopy } from './AnnotatedCopy';
import { receiptOf } from './deliver';
import type { Receipt } from './model';
import { VerdictView } from './VerdictView';
import { verdictWords } from './verdictWords';
import './submit.css';

/** The receipt that an address names; one that is not there yet is waited for. */
export function Given({ id, back = 'submit', backSays }: { id: string; back?: string; backSays?: string }) {
  const w = use(verdictWords);
  const receipt = useWork<Receipt>(
    async (signal) => ({ data: await receiptOf(id, () => undefined, signal), status: 200, etag: null, headers: new Headers() }), `${id} ${language.value} ${JSON.stringify(session.value)}`);
  return (
    <div class="submit">
      <h1>{w.receipt} <code>{id}</code></h1>
      <Shown of={receipt} height="30rem">{(r) => <ReceiptView receipt={r} isPage />}</Shown>
      <p><Link to={back}>{backSays ?? w.another}</Link></p>
    </div>
  );
}

/**
 * What an agency gets for a delivery.
 * @param fresh It was waited for.
 * @param file What was delivered, where it is at hand.
 * @param isPage It is all of the page, whose heading names it.
 */
export function ReceiptView({ receipt, file, fresh = false, isPage = false }: { receipt: Receipt; file?: File; fresh?: boolean; isPage?: boolean }) {
  const w = use(verdictWords);
  const head = useRef<HTMLHeadingElement>(null);
  // Whoever waited for it is led to it, by keyboard and by ear too.
  useEffect(() => { if (fresh) head.current?.focus(); }, []);
  return (
    <article class="receipt" data-submission={receipt.submissionId}>
      {!isPage && <h2 ref={head} tabIndex={-1}>{w.receipt} <code>{receipt.submissionId}</code></h2>}
      {receipt.duplicateOf && <Notice kind="info">{w.duplicate} <code>{receipt.duplicateOf}</code></Notice>}
      <VerdictView verdict={receipt}>
        <dl class="facts">
          <Fact name={w.fileName} value={receipt.blob} />
          <Fact name={w.received} value={moment(receipt.receivedAt)} />
          <Fact name={w.decided} value={moment(receipt.decidedAt)} />
          <Fact name={w.due} value={receipt.due && `${day(receipt.due)} (${receipt.daysLate ? fill(w.daysLate, number(receipt.daysLate)) : w.onTime})`} />
          <Fact name={w.protocol} value={receipt.protocol} />
          <Fact name={w.sha256} value={receipt.sha256} />
        </dl>
        <Files id={receipt.submissionId} />
        {has('AgencySubmitter', 'AgencyCertifier') && <AnnotatedCopy receipt={receipt} file={file} />}
      </VerdictView>
    </article>
  );
}

const Fact = ({ name, value }: { name: string; value?: string }) => (value ? <><dt>{name}</dt><dd>{value}</dd></> : null);

/** Files of a submission need the caller's token, which a link cannot send: they are fetched, then handed over. */
function Files({ id }: { id: string }) {
  const w = use(verdictWords);
  const [error, setError] = useState<unknown>(null);
  const save = (path: string, accept: string, name: string) => {
    setError(null);
    get<Blob>(`/api/submissions/${id}/${path}`, { accept, asFile: true }).then(({ data }) => saveAs(data, name), setError);
  };
  return (
    <>
      <p class="row no-print">
        <button type="button" onClick={() => save('errors.csv', 'text/csv', `${id}.errors.csv`)}>{w.errors}</button>
        <button type="button" onClick={() => save('report', 'text/html', `${id}.html`)}>{w.page}</button>
        <button type="button" onClick={() => save('proof', 'application/json', `${id}.proof.json`)}>{w.proof}</button>
      </p>
      {error !== null && <ProblemView error={error} />}
    </>
  );
}
