import { day, use } from '../../app/language';
import { Link } from '../../app/Link';
import { Table } from '../../ui/Table';
import type { Explanation } from './api';
import { ListSaid } from './ListSaid';
import { names } from './names';
import { words } from './words';

/** Lists and strategies that have it, and what was proposed and decided. */
export function Reviews({ of }: { of: Explanation }) {
  const [w, n] = [use(words), use(names)];
  return (
    <>
      <section>
        <h2>{w.reviews}</h2>
        <Table caption={w.reviews} rows={of.proposals} rowKey={(p) => p.quarter} empty={w.noReviews} class="whole"
          columns={[
            { key: 'quarter', label: w.quarter, heads: true, cell: (p) => <Link to={`occupations/proposals/${p.quarter}/${of.isco08}`}>{p.quarter}</Link> },
            { key: 'state', label: w.state, cell: (p) => n.states[p.state] ?? p.state },
            { key: 'action', label: w.proposed, cell: (p) => n.actions[p.action] ?? p.action },
            { key: 'group', label: w.group, cell: (p) => p.recommended && (n.actions[p.recommended] ?? p.recommended) },
            { key: 'committee', label: w.committee, cell: (p) => p.outcome && `${n.outcomes[p.outcome] ?? p.outcome}${p.decision ? ` (${p.decision})` : ''}` },
            { key: 'published', label: w.published, cell: (p) => p.publishedAs ?? '' },
          ]} />
      </section>
      <div class="columns even">
        <section>
          <h2>{w.spells}</h2>
          {of.list.spells.length === 0 ? <p>{w.neverOn}</p>
            : <ul>{of.list.spells.map((s) => <li key={s.from}>{s.to ? w.spell.replace('{0}', day(s.from)).replace('{1}', day(s.to)).replace('{2}', s.legalRef) : w.stillOn.replace('{0}', day(s.from)).replace('{1}', s.legalRef)}</li>)}</ul>}
          {of.list.onList === null && <p class="fine"><ListSaid of={of.list} /></p>}
        </section>
        <section>
          <h2>{w.strategies}</h2>
          {of.strategies.length > 0 ? <ul>{of.strategies.map((s) => <li key={s.strategy}>{s.strategy} ({s.source})</li>)}</ul> : <p>{of.strategiesSupplied ? w.notNamed : w.noStrategies}</p>}
        </section>
      </div>
    </>
  );
}
