import { day, use } from '../../app/language';
import { Link } from '../../app/Link';
import { useAnswer } from '../../api/useAnswer';
import { Downloads } from '../../ui/Download';
import { Notice } from '../../ui/Notice';
import { Shown } from '../../ui/Shown';
import { Table } from '../../ui/Table';
import { Named } from '../../ui/Text';
import { base, type ListInForce } from './api';
import { ListSaid } from './ListSaid';
import { words as shell } from '../../words';
import { words } from './words';

/** The list in force today, or plainly why it cannot be told. */
export function ListPart() {
  const w = use(words);
  const list = useAnswer<ListInForce>(`${base}?format=json`, { open: true });
  return (
    <Shown of={list} height="20rem">
      {({ state, statement, version, occupations }) => version && occupations ? (
        <>
          <p>{w.listIs.replace('{0}', day(version.validFrom)).replace('{1}', version.instrument.name).replace('{2}', version.instrument.reference)}</p>
          <Table caption={w.list} rows={occupations} rowKey={(o) => o.isco08} class="whole"
            columns={[
              { key: 'code', label: use(shell).isco, cell: (o) => o.isco08 },
              { key: 'title', label: w.occupation, heads: true, cell: (o) => <Link to={`occupations/${o.isco08}`}><Named code={o.isco08}>{o.title ?? o.isco08}</Named></Link> },
              { key: 'since', label: w.since, cell: (o) => day(o.since) },
              { key: 'by', label: w.legalRef, cell: (o) => o.legalRef },
            ]} />
          <Downloads sources={[{ label: w.csv, path: `${base}?format=csv` }]} />
        </>
      ) : <Notice kind="info"><p><ListSaid of={{ state, statement }} /></p></Notice>}
    </Shown>
  );
}
