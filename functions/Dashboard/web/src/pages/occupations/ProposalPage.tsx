import { useState } from 'preact/hooks';
import { day, moment, number, signed, use } from '../../app/language';
import { Link } from '../../app/Link';
import { has } from '../../app/session';
import { SignInNeeded } from '../../app/SignInNeeded';
import { useTitle } from '../../app/title';
import { useAnswer, type Loaded } from '../../api/useAnswer';
import { Notice } from '../../ui/Notice';
import { Shown } from '../../ui/Shown';
import { Tag } from '../../ui/Tag';
import { Named } from '../../ui/Text';
import { base, type Proposal } from './api';
import { DecideForm } from './DecideForm';
import { EvidenceForm } from './EvidenceForm';
import { names, reasonOf, toneOf } from './names';
import { RecommendForm } from './RecommendForm';
import { words as shell } from '../../words';
import { words } from './words';
import { workers } from './workers';

/** One proposal with all that was said of it, and the next step for those who may take it. */
export function ProposalPage({ quarter, isco }: { quarter: string; isco: string }) {
  const w = use(words);
  useTitle(`${isco} ${quarter}`);
  return (
    <>
      <p class="fine"><Link to="occupations?part=proposals">{w.proposals}</Link></p>
      {has(...workers) ? <Review quarter={quarter} isco={isco} /> : <SignInNeeded title={`${isco} ${quarter}`} roles={workers} />}
    </>
  );
}

function Review({ quarter, isco }: { quarter: string; isco: string }) {
  const w = use(words);
  const found = useAnswer<Proposal>(`${base}/proposals/${quarter}/${isco}`);
  const [recorded, setRecorded] = useState(false);
  const done = () => { setRecorded(true); found.again(); };
  const [before, after] = w.review.split('{0}');
  return (
    <Shown of={found} height="50rem">
      {(p) => (
        <>
          <h1>{before}<Named code={p.isco08}>{p.title ?? p.isco08}</Named>{after} <span class="fine">{p.isco08}, {p.quarter}</span></h1>
          {recorded && <Notice kind="good">{w.recorded}</Notice>}
          <Facts of={p} />
          <Said of={p} />
          {p.round?.state === 'Open' && p.state !== 'Decided' && <Steps proposal={p} found={found} done={done} />}
        </>
      )}
    </Shown>
  );
}

function Facts({ of: p }: { of: Proposal }) {
  const [w, n, { semicolon }] = [use(words), use(names), use(shell)];
  return (
    <section class="card">
      <dl class="facts">
        <dt>{w.state}</dt><dd>{n.states[p.state] ?? p.state}</dd>
        <dt>{w.proposed}</dt><dd>{n.actions[p.proposed.action] ?? p.proposed.action}</dd>
        {p.proposed.class && [<dt key="c">{w.class}</dt>, <dd key="cd"><Tag tone={toneOf(p.proposed.class)}>{n.classes[p.proposed.class] ?? p.proposed.class}</Tag></dd>]}
        {p.proposed.score !== null && [<dt key="s">{w.score}</dt>, <dd key="sd">{signed(p.proposed.score)}{p.proposed.rank !== null && ` · ${w.rank} ${p.proposed.rank}`}</dd>]}
        {p.proposed.reasons.length > 0 && [<dt key="r">{w.reasons}</dt>, <dd key="rd">{p.proposed.reasons.map((r) => reasonOf(r, n.because)).join(semicolon)}</dd>]}
      </dl>
      <p><Link to={`occupations/${p.isco08}`}>{w.why}</Link></p>
      {p.newer && <Notice kind="info">{w.newerRun} {n.actions[p.newer.action] ?? p.newer.action}{p.newer.score !== null && `, ${signed(p.newer.score)}`}</Notice>}
      {!p.round && <p class="fine">{w.noRound}</p>}
    </section>
  );
}

function Said({ of: p }: { of: Proposal }) {
  const [w, n] = [use(words), use(names)];
  const [r, d] = [p.recommendation, p.decision];
  const action = (name: string | null) => (name ? n.actions[name] ?? name : w.nothingChanges);
  return (
    <>
      <h2>{w.evidence}</h2>
      {p.evidence.length + p.surveys.length === 0 ? <p>{w.noEvidence}</p> : (
        <ul class="evidence prose">
          {p.evidence.map((e) => (
            <li key={e.at}>
              <p><Tag tone={e.side === 'For' ? 'good' : 'warn'}>{n.sides[e.side] ?? e.side}</Tag> {n.kinds[e.kind] ?? e.kind}, {e.source}, {day(e.date)}</p>
              <p>{e.text}</p>
              {e.link && <p><a href={e.link} rel="noreferrer">{e.link}</a></p>}
            </li>
          ))}
          {p.surveys.map((s) => <li key={`${s.source}${s.date}`}><p>{w.surveys}{use(shell).colon} {s.source}, {day(s.date)}. {w.surveyIs.replace('{0}', number(s.withDifficulty)).replace('{1}', number(s.asked))}</p></li>)}
        </ul>
      )}
      <h2>{w.recommendation}</h2>
      <p class="prose">{r ? w.recommended.replace('{0}', action(r.action)).replace('{1}', n.reasons[r.reason] ?? r.reason).replace('{2}', moment(r.at)) : w.noRecommendation}</p>
      <h2>{w.decision}</h2>
      <p class="prose">{d
        ? w.decided.replace('{0}', n.outcomes[d.outcome] ?? d.outcome).replace('{1}', action(d.action)).replace('{2}', n.reasons[d.reason] ?? d.reason).replace('{3}', d.decision).replace('{4}', d.meeting)
          .replace('{5}', d.member.toUpperCase()).replace('{6}', moment(d.at))
        : w.noDecision}</p>
    </>
  );
}

function Steps({ proposal, found, done }: { proposal: Proposal; found: Loaded<Proposal>; done: () => void }) {
  const address = `${base}/proposals/${proposal.quarter}/${proposal.isco08}`;
  return (
    <div class="steps no-print">
      {has('LabourOfficer', 'Statistician') && <EvidenceForm address={address} done={done} />}
      {has('LabourOfficer', 'Statistician') && <RecommendForm address={address} seen={found.etag} proposed={proposal.proposed.action} done={done} again={found.again} />}
      {has('CoordinationApprover') && <DecideForm address={address} seen={found.etag} proposal={proposal} done={done} again={found.again} />}
    </div>
  );
}
