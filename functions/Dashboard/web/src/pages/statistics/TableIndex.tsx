import { address, setQuery } from '../../app/router';
import { day, number, use } from '../../app/language';
import { Link } from '../../app/Link';
import { useTitle } from '../../app/title';
import { useAnswer } from '../../api/useAnswer';
import type { ReleaseCard, TableCard, TableList } from '../../api/statistics';
import { TextField } from '../../ui/fields';
import { Shown } from '../../ui/Shown';
import { Named } from '../../ui/Text';
import { words as shell } from '../../words';
import { words } from './words';

/** All tables of the release, to choose one. */
export function TableIndex() {
  const w = use(words);
  useTitle(w.title);
  const list = useAnswer<TableList>('/api/tables', { open: true });
  const sought = address.value.query.get('query') ?? '';
  const fits = (table: TableCard) => `${table.number} ${table.label} ${table.description}`.toLocaleLowerCase().includes(sought.toLocaleLowerCase());
  return (
    <>
      <h1>{w.title}</h1>
      <p class="lead">{w.lead}</p>
      <div class="seek"><TextField type="search" label={w.search} hint={w.searchHint} value={sought} onValue={(query) => setQuery({ query })} /></div>
      <Shown of={list} height="60rem">
        {({ release, tables }) => {
          const found = tables.filter(fits);
          return (
            <>
              {found.length === 0 && <p role="status">{w.noneFound}</p>}
              <ul class="grid tables">{found.map((table) => <li key={table.id}><Card table={table} /></li>)}</ul>
              {sought === '' && <Missing release={release} />}
              {tables[0] && <p class="fine">{w.updated} {day(tables[0].updated)}, {w.release} {release}.</p>}
            </>
          );
        }}
      </Shown>
    </>
  );
}

function Card({ table }: { table: TableCard }) {
  const w = use(words);
  return (
    <article class="card">
      <p class="fine">{table.number}</p>
      <h2><Link to={`statistics/${table.id}`}><Named>{table.label}</Named></Link></h2>
      <p><Named>{table.description}</Named></p>
      <p class="fine">{table.observations > 0 ? `${table.firstPeriod === table.lastPeriod ? table.lastPeriod : `${table.firstPeriod} ${w.to} ${table.lastPeriod}`} · ${number(table.observations)} ${w.figures}` : w.noFigures}</p>
    </article>
  );
}

/** The agreed tables that the release has no figures of, and why. */
function Missing({ release }: { release: string }) {
  const w = use(words);
  const { colon } = use(shell);
  const card = useAnswer<ReleaseCard>(`/api/releases/${release}`, { open: true });
  return (
    <section>
      <h2>{w.notThere}</h2>
      <Shown of={card} height="6rem">
        {({ notAvailable }) => (
          <ul class="prose">{notAvailable.map(({ dataflow, reason }) => <li key={dataflow}><b>{dataflow.split('_')[1]}</b> {missing(dataflow)}{colon} <span lang="en">{reason}</span></li>)}</ul>
        )}
      </Shown>
    </section>
  );

  function missing(dataflow: string): string {
    return w.missing[dataflow as keyof typeof w.missing] ?? dataflow;
  }
}
