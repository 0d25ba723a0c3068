import { useEffect } from 'preact/hooks';
import { useAnswer } from '../../api/useAnswer';
import { Link } from '../../app/Link';
import { moment, number, use } from '../../app/language';
import { Shown } from '../../ui/Shown';
import { Table } from '../../ui/Table';
import { Tag } from '../../ui/Tag';
import { isTaken, type Listed, type Listing } from './model';
import { verdictWords } from './verdictWords';
import { words } from './words';

/** What the agency delivered last, with the way to each receipt. */
export function Recent({ agency, turn }: { agency: string; turn: number }) {
  const [w, v] = [use(words), use(verdictWords)];
  const listing = useAnswer<Listing>(`/api/agencies/${agency}/submissions?limit=20`);
  useEffect(() => { if (turn > 0) listing.again(); }, [turn]);
  const name = (s: Listed) => (s.isNil ? w.nil : s.blob.split('/').pop());
  return (
    <section class="recent" aria-labelledby="recent">
      <h2 id="recent">{w.recent}</h2>
      <Shown of={listing} height="14rem">
        {({ items }) => (
          <Table stack class="whole" caption={w.recent} rows={items} rowKey={(s) => s.submissionId} empty={w.recentNone} columns={[
            { key: 'at', label: v.received, cell: (s) => moment(s.receivedAt) },
            { key: 'dataset', label: w.dataset, cell: (s) => s.dataset ?? '–' },
            { key: 'period', label: w.period, cell: (s) => s.period ?? '–' },
            { key: 'file', label: v.fileName, heads: true, cell: (s) => <Link to={`submit/${s.submissionId}`}>{name(s)}</Link> },
            {
              key: 'outcome', label: v.outcomeName, cell: (s) => s.outcome
                ? <Tag tone={!isTaken(s.outcome) ? 'bad' : s.outcome === 'Accepted' ? 'good' : 'warn'}>{v.outcome[s.outcome]}</Tag>
                : <Tag>{w.lifecycle[s.lifecycle as keyof typeof w.lifecycle] ?? s.lifecycle}</Tag>,
            },
            { key: 'rows', label: v.rowsAccepted, numeric: true, cell: (s) => (s.rowsAccepted === null ? '–' : number(s.rowsAccepted)) },
          ]} />
        )}
      </Shown>
    </section>
  );
}
