import { useState } from 'preact/hooks';
import { get, put } from '../../api/client';
import { useAnswer } from '../../api/useAnswer';
import { day, use } from '../../app/language';
import { Link } from '../../app/Link';
import { ProblemView } from '../../app/ProblemView';
import { has } from '../../app/session';
import { saveAs } from '../../ui/Download';
import { Notice } from '../../ui/Notice';
import { Shown } from '../../ui/Shown';
import { Tag } from '../../ui/Tag';
import { fill } from '../../words';
import { Appeals } from './Appeals';
import { base, type Case } from './api';
import { DecisionForm } from './DecisionForm';
import { OutcomeTag } from './OutcomeTag';
import { reasonWords } from './reasonWords';
import { RecommendationView } from './RecommendationView';
import { words } from './words';

/** A case: what was recommended and why, what officers decided, appeals, letter and record. */
export function CaseView({ id }: { id: string }) {
  const w = use(words);
  const of = useAnswer<Case>(`${base}/${encodeURIComponent(id)}`);
  return (
    <>
      <p class="no-print"><Link to="labour-market-test/cases">← {w.backToCases}</Link></p>
      <Shown of={of} height="40rem">
        {(found) => (
          <>
            <Head of={found} />
            <RecommendationView of={found} />
            <Decisions of={found} changed={of.again} />
            {(found.state === 'Open' || found.state === 'Reopened') && has('LabourOfficer') && <DecisionForm key={found.recommendation.recordSha256 + found.state} of={found} changed={of.again} />}
            <Appeals of={found} changed={of.again} />
            <Record of={found} />
          </>
        )}
      </Shown>
    </>
  );
}

function Head({ of }: { of: Case }) {
  const w = use(words);
  return (
    <>
      <div class="between"><h2>{w.application} {of.applicationId}</h2><Tag tone={of.state === 'Open' || of.state === 'Reopened' ? 'info' : undefined}>{w.states[of.state] ?? of.state}</Tag></div>
      <dl class="facts">
        <dt>{w.caseNumber}</dt><dd><code>{of.id}</code></dd>
        <dt>{w.received}</dt><dd>{day(of.receivedOn)}</dd>
        {of.clocks.decisionDue && <><dt>{w.decisionDue}</dt><dd>{day(of.clocks.decisionDue)}</dd></>}
        {of.recommendation.occupation && <><dt>{w.occupation}</dt><dd>{of.recommendation.occupation}</dd></>}
      </dl>
    </>
  );
}

function Decisions({ of, changed }: { of: Case; changed: () => void }) {
  const [w, r] = [use(words), use(reasonWords)];
  const [error, setError] = useState<unknown>(null);
  if (of.decisions.length === 0) return null;
  const meet = (code: string) => put(`${base}/${of.id}/conditions/${encodeURIComponent(code)}`).then(changed, setError);
  const letter = (language: 'en' | 'fr') => get<string>(`${base}/${of.id}/letter?lang=${language}`, { accept: 'text/html' })
    .then(({ data }) => saveAs(new Blob([data], { type: 'text/html' }), `letter-${of.id}-${language}.html`), setError);
  return (
    <section class="card" aria-labelledby="lmt-decision">
      <h2 id="lmt-decision">{w.decision}</h2>
      {of.decisions.map((d, i) => (
        <div key={i} class="decision">
          <p class="row"><OutcomeTag outcome={d.outcome} />{d.isOverride && <Tag tone="warn">{w.override}</Tag>}<span>{w.reasonNames[d.reason] ?? d.reason}</span><span class="fine">{fill(w.decidedOn, day(d.decidedOn))}</span></p>
          {d.permitClass && <p>{w.permitClass} {d.permitClass}{d.validTo && `. ${fill(w.validTo, day(d.validTo))}`}{d.followUp && `. ${fill(w.followUp, day(d.followUp))}`}</p>}
          {d.conditions.length > 0 && (
            <ul>
              {d.conditions.map((c) => (
                <li key={c.code}>{r[c.reason] ?? c.reason} <span class="fine">{c.code}{c.due && `, ${fill(w.due, day(c.due))}`}</span> {c.metOn ? <Tag tone="good">{fill(w.met, day(c.metOn))}</Tag>
                  : i === of.decisions.length - 1 && has('LabourOfficer') && <button type="button" onClick={() => void meet(c.code)}>{w.markMet}</button>}</li>
              ))}
            </ul>
          )}
        </div>
      ))}
      <p class="row no-print"><button type="button" onClick={() => void letter('en')}>{w.letterEn}</button><button type="button" onClick={() => void letter('fr')}>{w.letterFr}</button></p>
      {error !== null && <ProblemView error={error} again={() => { setError(null); changed(); }} />}
    </section>
  );
}

function Record({ of }: { of: Case }) {
  const w = use(words);
  const [found, setFound] = useState<boolean | null>(null);
  const [error, setError] = useState<unknown>(null);
  const replay = () => { setError(null); get<{ isSame: boolean }>(`${base}/${of.id}/replay`).then(({ data }) => setFound(data.isSame), setError); };
  return (
    <section aria-labelledby="lmt-record">
      <h2 id="lmt-record">{w.record}</h2>
      <p class="fine"><code>{of.recommendation.recordSha256}</code></p>
      <button type="button" onClick={replay}>{w.replay}</button>
      {found !== null && <Notice kind={found ? 'good' : 'error'}><p>{found ? w.same : w.differs}</p></Notice>}
      {error !== null && <ProblemView error={error} again={replay} />}
    </section>
  );
}
