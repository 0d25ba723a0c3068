import { useState } from 'preact/hooks';
import { signed, use } from '../../app/language';
import { Link } from '../../app/Link';
import { ProblemView } from '../../app/ProblemView';
import { has } from '../../app/session';
import { get, post } from '../../api/client';
import { useWork } from '../../api/useAnswer';
import { Notice } from '../../ui/Notice';
import { Shown } from '../../ui/Shown';
import { Table } from '../../ui/Table';
import { Tag } from '../../ui/Tag';
import { Named } from '../../ui/Text';
import { base, type ProposalLine, type Proposals } from './api';
import { names, toneOf } from './names';
import { fits, Search } from './Search';
import { words } from './words';

/** What is proposed for the newest quarter, and how far each proposal is. */
export function ProposalsPart() {
  const [w, n] = [use(words), use(names)];
  const found = useWork(allPages, 'proposals');
  return (
    <>
      <Search />
      <Shown of={found} height="40rem">
        {({ round, newerRunId, items }) => (
          <>
            <p>{round ? w.roundIs.replace('{0}', round.quarter).replace('{1}', w.roundStates[round.state] ?? round.state).replace('{2}', `${round.proposals}`).replace('{3}', round.runId) : w.noRound}</p>
            {newerRunId && <Notice kind="info">{w.newerRun}</Notice>}
            {!round && items[0] && has('Statistician') && <OpenRound quarter={items[0].quarter} done={found.again} />}
            <Table<ProposalLine> stack caption={w.proposals} rows={items.filter((p) => fits(p.isco08, p.title))} rowKey={(p) => p.isco08} empty={w.noProposals} class="whole"
              columns={[
                { key: 'title', label: w.occupation, heads: true, cell: (p) => <><Link to={`occupations/proposals/${p.quarter}/${p.isco08}`}><Named code={p.isco08}>{p.title ?? p.isco08}</Named></Link> <span class="fine">{p.isco08}</span></> },
                { key: 'action', label: w.proposed, cell: (p) => n.actions[p.action] ?? p.action },
                { key: 'class', label: w.class, cell: (p) => p.class && <Tag tone={toneOf(p.class)}>{n.classes[p.class] ?? p.class}</Tag> },
                { key: 'score', label: w.score, numeric: true, cell: (p) => (p.score === null ? '–' : signed(p.score)) },
                { key: 'state', label: w.state, cell: (p) => n.states[p.state] ?? p.state },
                { key: 'group', label: w.group, cell: (p) => p.recommended && (n.actions[p.recommended] ?? p.recommended) },
                { key: 'committee', label: w.committee, cell: (p) => p.outcome && (n.outcomes[p.outcome] ?? p.outcome) },
              ]} />
          </>
        )}
      </Shown>
    </>
  );
}

async function allPages(signal: AbortSignal) {
  const first = await get<Proposals>(`${base}/proposals?limit=500&format=json`, { signal });
  const items = [...first.data.items];
  for (let next = first.data.next; next; ) {
    const { data } = await get<Proposals>(next, { signal });
    items.push(...data.items);
    next = data.next;
  }
  return { ...first, data: { ...first.data, items } };
}

function OpenRound({ quarter, done }: { quarter: string; done: () => void }) {
  const w = use(words);
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const open = () => {
    setBusy(true);
    setError(null);
    post(`${base}/rounds`, { quarter }).then(done, setError).finally(() => setBusy(false));
  };
  return (
    <div class="card no-print">
      <p>{w.openRoundHelp}</p>
      <button type="button" class="main" disabled={busy} onClick={open}>{w.openRound.replace('{0}', quarter)}</button>
      {error !== null && <ProblemView error={error} again={open} />}
    </div>
  );
}
