import { use } from '../../app/language';
import { address, setQuery } from '../../app/router';
import type { PageProps } from '../../app/routes';
import { has, session } from '../../app/session';
import { useTitle } from '../../app/title';
import { Notice } from '../../ui/Notice';
import { Tabs } from '../../ui/Tabs';
import { Given } from '../submit/ReceiptView';
import { Agreements } from './Agreements';
import { Figures } from './Figures';
import { Notices } from './Notices';
import { All, Own } from './Overview';
import { queryOf, SpanChoice } from './SpanChoice';
import { words } from './words';
import './coordination.css';

/** Who has delivered, what is late, what is wrong with it; for an agency's own people, their own agency. */
export default function Page({ rest }: PageProps) {
  const w = use(words);
  useTitle(w.title);
  const all = has('CoordinationReader', 'CoordinationApprover', 'Operator');
  const agency = session.value?.agency ?? null;
  if (rest[0]) return <Given id={rest[0]} back="coordination" backSays={w.back} />;
  if (!all && agency === null) return <><h1>{w.title}</h1><Notice kind="warn">{w.noAgency}</Notice></>;
  const tabs = ['calendar', ...(all ? ['scorecards'] : []), 'agreements', ...(all ? ['notices'] : [])].map((id) => ({ id, label: w.tabs[id as keyof typeof w.tabs] }));
  const asked = address.value.query.get('view');
  const tab = tabs.some((t) => t.id === asked) ? asked! : 'calendar';
  const query = queryOf(address.value.query);
  return (
    <div class="coordination">
      <h1>{w.title}</h1>
      <p class="lead">{all ? w.lead : w.ownLead}</p>
      <Tabs label={w.title} tabs={tabs} value={tab} onValue={(view) => setQuery({ view: view === 'calendar' ? null : view })}>
        {(tab === 'calendar' || tab === 'scorecards') && <SpanChoice />}
        {tab === 'calendar' && (all ? <All query={query} /> : <Own agency={agency!} query={query} />)}
        {tab === 'scorecards' && <Figures query={query} />}
        {tab === 'agreements' && <Agreements agency={all ? null : agency} />}
        {tab === 'notices' && <Notices />}
      </Tabs>
    </div>
  );
}
