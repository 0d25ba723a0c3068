import type { ComponentChildren } from 'preact';
import { language, number, use } from '../../app/language';
import { Notice } from '../../ui/Notice';
import { fill, words as shell } from '../../words';
import { findingWords } from './findingWords';
import { Mend } from './Mend';
import { isTaken, type Outcome, type Verdict } from './model';
import { Places } from './Places';
import { Codes, NotChecked } from './Rest';
import { verdictWords } from './verdictWords';

interface Props {
  verdict: Verdict;
  /** The file was only looked at. */
  isTrial?: boolean;
  children?: ComponentChildren;
}

const tones: Record<Outcome, 'good' | 'warn' | 'error'> = { Accepted: 'good', AcceptedWithWarnings: 'warn', Quarantined: 'error', Rejected: 'error', Failed: 'error' };

/** What became, or would become, of a file, and all that was found in it. */
export function VerdictView({ verdict, isTrial = false, children }: Props) {
  const [w, s] = [use(verdictWords), use(shell)];
  const { outcome, report } = verdict;
  const lang = verdict.lang ?? 'en';
  const other = lang === language.value ? undefined : lang;
  return (
    <>
      <Notice kind={tones[outcome]} title={isTrial ? fill(w.wouldBe, w.outcome[outcome]) : w.outcome[outcome]}>
        {other && <p>{w.outcomeMeans[outcome]}</p>}
        <p class="summary" lang={other}>{verdict.summary}</p>
        <p><b>{w.next}{s.colon}</b> <span class="next" lang={other}>{verdict.next}</span></p>
      </Notice>
      {report && (
        <ul class="figures">
          <Figure name={w.rowsRead} value={report.rowsRead} />
          <Figure name={w.rowsAccepted} value={report.rowsAccepted} />
          <Figure name={w.rowsRejected} value={report.rowsRejected} />
          <Figure name={w.rowsWithErrors} value={report.rowsWithErrors} />
          <Figure name={w.rowsWithWarnings} value={report.rowsWithWarnings} />
        </ul>
      )}
      {children}
      {report && <Mend report={report} />}
      {!isTaken(outcome) && report && <Before />}
      <Places findings={verdict.findings} total={report?.truncated.total ?? verdict.findings.length} />
      {report && <Codes columns={report.columns} />}
      {report && <NotChecked rules={report.notEvaluated} />}
    </>
  );
}

const Figure = ({ name, value }: { name: string; value: number }) => <li><b>{number(value)}</b> <span>{name}</span></li>;

/** What must be known before the file is opened. */
function Before() {
  const w = use(findingWords);
  return <details class="card before"><summary>{w.before}</summary><ol>{w.beforeText.map((text) => <li key={text}>{text}</li>)}</ol></details>;
}
