import { useAnswer } from '../../api/useAnswer';
import { moment, use } from '../../app/language';
import { Shown } from '../../ui/Shown';
import { Table } from '../../ui/Table';
import { Tag } from '../../ui/Tag';
import type { Notice } from './model';
import { words } from './words';

/** What the daily look at the calendar and the agreements has found, newest first. */
export function Notices() {
  const w = use(words);
  const notices = useAnswer<Notice[]>('/api/coordination/notices');
  const tone = (kind: string) => (/Missing|Ended|In7/.test(kind) ? 'bad' : /Late|Volume|In30/.test(kind) ? 'warn' : 'info');
  return (
    <section aria-labelledby="notices">
      <h2 id="notices">{w.notices}</h2>
      <p class="fine">{w.noticesHelp}</p>
      <Shown of={notices} height="24rem">
        {(all) => (
          <Table stack class="whole" caption={w.notices} rows={all} rowKey={(n) => `${n.kind} ${n.agency}/${n.dataset}/${n.period}`} empty={w.noNotices} columns={[
            { key: 'at', label: w.written, cell: (n) => moment(n.at) },
            { key: 'kind', label: w.kind, heads: true, cell: (n) => <Tag tone={tone(n.kind)}>{w.kinds[n.kind as keyof typeof w.kinds] ?? n.kind}</Tag> },
            { key: 'agency', label: w.agency, cell: (n) => n.agency },
            { key: 'text', label: w.notice, class: 'text', cell: (n) => <span lang="en">{n.text}</span> },
          ]} />
        )}
      </Shown>
    </section>
  );
}
