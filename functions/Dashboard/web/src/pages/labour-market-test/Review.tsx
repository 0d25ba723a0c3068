import { use } from '../../app/language';
import { Table } from '../../ui/Table';
import { words as shell } from '../../words';
import { labels } from './labels';
import type { Draft } from './schema';
import { words } from './words';

/** All that will be sent, as it will be sent. */
export function Review({ draft, application }: { draft: Draft; application: unknown }) {
  const w = use(words);
  const { yes, no } = use(shell);
  const names = use(labels);
  const rows: { place: string; value: string }[] = [];
  const walk = (fact: unknown, place: string) => {
    if (Array.isArray(fact) && fact.length > 0 && typeof fact[0] === 'object') fact.forEach((entry, i) => walk(entry, `${place}/${i}`));
    else if (Array.isArray(fact)) rows.push({ place, value: fact.length === 0 ? w.isNone : fact.join(', ') });
    else if (fact && typeof fact === 'object') Object.entries(fact).forEach(([name, value]) => walk(value, `${place}/${name}`));
    else rows.push({ place, value: typeof fact === 'boolean' ? (fact ? yes : no) : String(fact) });
  };
  walk(application, '');
  return (
    <Table caption={w.review} class="whole" rows={Object.keys(draft.values).length + Object.keys(draft.lists).length === 0 ? [] : rows} rowKey={(r) => r.place} empty={w.nothingGiven} columns={[
      { key: 'fact', label: w.place, heads: true, cell: (r) => names[r.place.split('/').pop()!] ?? r.place },
      { key: 'value', label: w.observed, cell: (r) => r.value },
      { key: 'place', label: '', cell: (r) => <code>{r.place}</code> },
    ]} />
  );
}
