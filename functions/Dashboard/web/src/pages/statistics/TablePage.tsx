import { useRef } from 'preact/hooks';
import { day, use } from '../../app/language';
import { Link } from '../../app/Link';
import { address, setQuery } from '../../app/router';
import { useTitle } from '../../app/title';
import { get } from '../../api/client';
import { time, type Key } from '../../api/cube';
import { codesOf, figures, type Table } from '../../api/statistics';
import { answered, useWork } from '../../api/useAnswer';
import { CopyLink } from '../../ui/CopyLink';
import { Notice } from '../../ui/Notice';
import { Shown } from '../../ui/Shown';
import { Named } from '../../ui/Text';
import { words as shell } from '../../words';
import { language } from '../../app/language';
import { Controls } from './Controls';
import { DownloadPart } from './DownloadPart';
import { Figures } from './Figures';
import { MethodPart } from './MethodPart';
import { queryOf, readView, selectionOf, settle, type View } from './view';
import { words } from './words';

interface Info { table: Table; codes: Record<string, string[]> }

/** One table: a selection of it as a chart and as figures, how they are made, and where to fetch them. */
export function TablePage({ id }: { id: string }) {
  const w = use(words);
  const indicator = address.value.query.get('INDICATOR');
  const info = useWork<Info>(async (signal) => {
    const { data, ...answer } = await get<Table>(`/api/tables/${encodeURIComponent(id)}`, { signal, open: true });
    return { ...answer, data: { table: data, codes: data.table.observations > 0 ? await codesOf(data, indicator, signal) : {} } };
  }, `${id} ${indicator ?? ''} ${language.value}`);
  useTitle(info.data?.table.table.label ?? w.title);
  return (
    <>
      <p class="fine"><Link to="statistics">{w.allTables}</Link></p>
      <Shown of={info} height="60rem">
        {({ table, codes }) => (
          <>
            <h1>{table.table.number} <Named>{table.table.label}</Named></h1>
            <p class="lead"><Named>{table.table.description}</Named></p>
            {Object.keys(codes).length > 0 ? <Selection table={table} codes={codes} /> : <Notice kind="info" title={w.notAvailable}><p><Named>{table.method}</Named></p></Notice>}
          </>
        )}
      </Shown>
    </>
  );
}

function Selection({ table, codes }: Info) {
  const [w, s] = [use(words), use(shell)];
  const last = useRef<string | null>(null);
  const wished = readView(address.value.query, table, codes);
  const found = useWork(async (signal) => {
    const cube = await figures(table.table.id, selectionOf(wished), signal);
    if (cube) return answered({ cube, key: wished.key });
    const key = await settle(wished, table, last.current, signal);
    return answered({ cube: await figures(table.table.id, selectionOf({ ...wished, key }), signal), key });
  }, `${table.release} ${table.table.id} ${JSON.stringify(selectionOf(wished))} ${language.value}`);
  const key = found.data?.key ?? wished.key;
  const periods = found.data?.cube?.codes(time) ?? [];
  // A line of one point says nothing.
  const kind = address.value.query.has('view') || periods.length > 1 ? wished.kind : 'bars';
  const view: View = { ...wished, kind, key };
  const change = (changes: Partial<View>, dimension?: string) => {
    last.current = dimension ?? last.current;
    setQuery(queryOf({ ...view, ...changes }));
  };
  const moved = !found.busy && Object.entries(key).filter(([d, code]) => d !== view.by && wished.key[d] !== code).map(([d]) => d);
  return (
    <>
      <Controls table={table} codes={codes} view={view} periods={periods} cube={found.data?.cube ?? null} onChange={change} />
      {moved && moved.length > 0 && <Notice kind="info">{w.nothing} {w.nearest.replace('{0}', namesOf(moved, key, table, s.colon))}</Notice>}
      <Shown of={found} height="44rem">
        {({ cube }) => cube ? <Figures table={table} cube={cube} view={view} /> : <p role="status">{w.nothing}</p>}
      </Shown>
      <div class="row no-print"><CopyLink /><button type="button" onClick={() => print()}>{s.print}</button></div>
      <MethodPart table={table} />
      <DownloadPart table={table} view={view} />
      <p class="fine">{w.updated} {day(table.table.updated)}, {w.release} {table.release}. {w.citing}</p>
    </>
  );
}

const namesOf = (dimensions: string[], key: Key, table: Table, colon: string): string => dimensions.map((d) => {
  const variable = table.variables.find((v) => v.id === d)!;
  return `${variable.label}${colon} ${variable.values.find((v) => v.code === key[d])?.label ?? key[d]}`;
}).join(', ');
