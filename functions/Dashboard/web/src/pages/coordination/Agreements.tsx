import { useAnswer } from '../../api/useAnswer';
import { number, shortDay, use } from '../../app/language';
import { Shown } from '../../ui/Shown';
import { Table } from '../../ui/Table';
import { Tag } from '../../ui/Tag';
import { fill } from '../../words';
import type { Agreement } from './model';
import { words } from './words';

const soon = 60;

/** The agreements, those that end first at the top; what is not in force after them. */
export function Agreements({ agency }: { agency: string | null }) {
  const w = use(words);
  const agreements = useAnswer<Agreement[]>('/api/protocols');
  return (
    <section aria-labelledby="agreements">
      <h2 id="agreements">{w.agreements}</h2>
      <Shown of={agreements} height="24rem">
        {(all) => (
          <Table stack caption={w.agreements} rows={all.filter((a) => agency === null || a.agency === agency).sort(urgency)} rowKey={(a) => `${a.agency}/${a.dataset}@${a.version}`} class="whole" columns={[
            { key: 'agency', label: w.agency, cell: (a) => a.agency },
            { key: 'dataset', label: w.dataset, heads: true, cell: (a) => <>{a.dataset} <small>{a.version}</small></> },
            { key: 'state', label: w.state, class: 'tight', cell: (a) => <Tag tone={a.status === 'Active' ? 'good' : a.status === 'Deprecated' ? 'warn' : undefined}>{w.status[a.status as keyof typeof w.status] ?? a.status}</Tag> },
            { key: 'ends', label: w.endsOn, class: 'tight', cell: (a) => (a.expiresOn ? shortDay(a.expiresOn) : '–') },
            { key: 'left', label: w.daysLeft, numeric: true, cell: (a) => <Left of={a} /> },
            { key: 'receiver', label: w.receiver, cell: (a) => a.receiver ?? '–' },
            { key: 'purpose', label: w.purpose, class: 'purpose', cell: (a) => <span lang="en">{a.purpose}</span> },
          ]} />
        )}
      </Shown>
    </section>
  );
}

function Left({ of: { daysLeft } }: { of: Agreement }) {
  const w = use(words);
  if (daysLeft === null) return <>–</>;
  if (daysLeft < 0) return <Tag tone="bad">{fill(w.endedAgo, number(-daysLeft))}</Tag>;
  return daysLeft <= soon ? <Tag tone="warn">{number(daysLeft)}</Tag> : <>{number(daysLeft)}</>;
}

const urgency = (a: Agreement, b: Agreement): number =>
  Number(b.status === 'Active') - Number(a.status === 'Active') || (a.daysLeft ?? Infinity) - (b.daysLeft ?? Infinity) || `${a.agency}/${a.dataset}`.localeCompare(`${b.agency}/${b.dataset}`);
