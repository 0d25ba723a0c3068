import { useState } from 'preact/hooks';
import { post, put } from '../../api/client';
import { useAnswer } from '../../api/useAnswer';
import { moment, number, shortSpan, use } from '../../app/language';
import { ProblemView } from '../../app/ProblemView';
import { address, setQuery } from '../../app/router';
import { SelectField } from '../../ui/fields';
import { Notice } from '../../ui/Notice';
import { Shown } from '../../ui/Shown';
import { Tag } from '../../ui/Tag';
import { Waiting } from '../../ui/Waiting';
import { fill } from '../../words';
import { base, parts, type Candidate, type Need, type Run } from './api';
import { matchWords } from './matchWords';
import { words } from './words';

/** So many requests are drawn at once, the most urgent first. */
const atOnce = 12;

/** A run of matching: for each request its candidates with their sub-scores, or the gate that is in the way. */
export function Matches() {
  const w = use(matchWords);
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const runs = useAnswer<{ items: string[] }>(`${base}/matching-runs`);
  const chosen = address.value.query.get('run') ?? runs.data?.items[0] ?? null;
  const run = useAnswer<Run>(chosen && `${base}/matching-runs/${encodeURIComponent(chosen)}`);
  const start = () => {
    setBusy(true);
    setError(null);
    post<Run>(`${base}/matching-runs`).then(({ data }) => { setQuery({ run: data.id }); runs.again(); }, setError).finally(() => setBusy(false));
  };
  return (
    <>
      <div class="controls no-print">
        {runs.data && runs.data.items.length > 0 && <SelectField label={w.run} value={chosen ?? ''} onValue={(value) => setQuery({ run: value })} options={runs.data.items.map((value) => ({ value, label: value }))} />}
        <p><button type="button" disabled={busy} onClick={start}>{w.start}</button></p>
      </div>
      {error !== null && <ProblemView error={error} again={start} />}
      {runs.error ? <ProblemView error={runs.error} again={runs.again} /> : runs.data?.items.length === 0 ? <p class="empty">{w.noRuns}</p>
        : <Shown of={run} height="40rem">{(found) => (found.id === chosen ? <Found key={found.id} of={found} /> : <Waiting height="40rem" />)}</Shown>}
    </>
  );
}

function Found({ of }: { of: Run }) {
  const w = use(matchWords);
  const { result } = of;
  const [shown, setShown] = useState(atOnce);
  const [unserved, setUnserved] = useState(atOnce);
  const served = result.needs.filter((n) => n.top.some((t) => t.isProposed));
  const open = result.needs.filter((n) => !served.includes(n));
  return (
    <div data-run={of.id}>
      <p>{moment(of.at)}, {of.by === 'timer' ? w.byTimer : fill(w.by, of.by)}. {fill(w.runSays, number(result.experts), number(result.pairs), number(result.value, 1), number(result.greedyValue, 1))} <span class="fine">{fill(w.rules, result.rulesVersion)}</span></p>
      {of.renewalsDue.length > 0 && <p class="fine">{fill(w.renewals, of.renewalsDue.length)}</p>}
      {of.leftOut.length > 0 && <Notice kind="warn" title={w.leftOut}><ul lang="en">{of.leftOut.map((why) => <li key={why}>{why}</li>)}</ul></Notice>}
      <p class="fine">{w.partsNote}</p>
      <h2>{w.served} ({served.length})</h2>
      {served.slice(0, shown).map((n) => <Served key={n.need} need={n} run={of.id} />)}
      <More left={served.length - shown} more={() => setShown(shown + atOnce)} />
      <h2>{w.unmatched} ({open.length})</h2>
      <ul class="unserved">
        {open.slice(0, unserved).map((n) => (
          <li key={n.need} class="card" data-need={n.need}>
            <p class="row"><strong>{n.need}</strong><Tag tone={n.outcome === 'NotOpen' ? undefined : 'warn'}>{w.outcomes[n.outcome] ?? n.outcome}</Tag><span class="fine">{fill(w.candidates, n.candidates)}</span></p>
            <p>{n.whyNot ? <span lang="en">{n.whyNot.detail}</span> : n.binding ? fill(w.binding, w.gates[n.binding.gate] ?? n.binding.gate, n.binding.candidates) : w.noBinding}</p>
          </li>
        ))}
      </ul>
      <More left={open.length - unserved} more={() => setUnserved(unserved + atOnce)} />
    </div>
  );
}

function More({ left, more }: { left: number; more: () => void }) {
  const w = use(matchWords);
  return left > 0 ? <p class="no-print"><button type="button" onClick={more}>{fill(w.more, left)}</button></p> : null;
}

function Served({ need, run }: { need: Need; run: string }) {
  const [w, { request }] = [use(matchWords), use(words)];
  return (
    <section class="card need" data-need={need.need} aria-label={`${request} ${need.need}`}>
      <p class="row"><strong>{need.need}</strong><Tag tone="good">{w.outcomes[need.outcome] ?? need.outcome}</Tag><span class="fine">{fill(w.candidates, need.candidates)}</span></p>
      <div class="scroll stack whole" role="region" tabIndex={0} aria-label={`${w.candidates.replace('{0}', `${need.candidates}`)} ${need.need}`}>
        <table role="table">
          <caption class="hidden">{request} {need.need}</caption>
          <thead role="rowgroup"><tr role="row">{[w.expert, w.score, ...parts.map((p) => w.parts[p]), w.missionDays, <span class="hidden">{w.confirm}</span>].map((label, i) => <th key={i} role="columnheader" scope="col" class={i === 1 ? 'n' : ''}>{label}</th>)}</tr></thead>
          <tbody role="rowgroup">
            {need.top.map((c) => (
              <tr key={c.expert} role="row" data-expert={c.expert}>
                <th role="rowheader" scope="row"><code>{c.expert.slice(0, 8)}</code> {c.isProposed && <Tag tone="good">{w.proposed}</Tag>}</th>
                <td role="cell" data-label={w.score} class="n score">{number(c.score.total, 2)}</td>
                {parts.map((p) => <td key={p} role="cell" data-label={w.parts[p]} class="part" data-part={p}><span><span class="meter" aria-hidden="true"><span style={{ inlineSize: `${100 * c.score.parts[p]}%` }} /></span><span class="num">{number(c.score.parts[p], 2)}</span></span></td>)}
                <td role="cell" data-label={w.missionDays} class="when">{shortSpan(c.score.mission.from, c.score.mission.to)}</td>
                <td role="cell"><Decide of={c} need={need.need} run={run} /></td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

/** A person confirms a candidate, or rejects with a coded reason. */
function Decide({ of, need, run }: { of: Candidate; need: string; run: string }) {
  const [w, p] = [use(matchWords), use(words)];
  const [done, setDone] = useState<string | null>(null);
  const [why, setWhy] = useState('');
  const [asks, setAsks] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const decide = (body: { confirm: boolean; reason?: string }) => {
    setError(null);
    put<{ mission: string | null }>(`${base}/matching-runs/${run}/requests/${need}/experts/${of.expert}/decision`, body)
      .then(({ data }) => setDone(data.mission ? fill(w.confirmed, data.mission.slice(0, 18)) : w.rejected), setError);
  };
  if (done) return <span role="status">{done}</span>;
  return (
    <div class="decide no-print">
      {error !== null && <ProblemView error={error} />}
      {asks
        ? <><SelectField label={p.why} value={why} blank={p.choose} onValue={setWhy} options={Object.entries(w.rejections).map(([value, label]) => ({ value, label }))} /><button type="button" disabled={!why} onClick={() => decide({ confirm: false, reason: why })}>{w.reject}</button></>
        : <span class="row"><button type="button" onClick={() => decide({ confirm: true })}>{w.confirm}</button><button type="button" class="quiet" onClick={() => setAsks(true)}>{w.reject}</button></span>}
    </div>
  );
}
