import { use } from '../../app/language';
import type { Table } from '../../api/statistics';
import { Named } from '../../ui/Text';
import { words as shell } from '../../words';
import { words } from './words';

/** How the figures of a table are made and protected, and of what. */
export function MethodPart({ table }: { table: Table }) {
  const w = use(words);
  const protection = (method: string) => method.startsWith('SCR') ? w.protection.SCR.replaceAll('{0}', method.slice(3)) : method === 'WSUP' ? w.protection.WSUP : w.protection.NONE;
  return (
    <section class="prose">
      <h2>{w.method}</h2>
      {sentences(table.method).map((text) => <p key={text}><Named>{inWords(text, table)}</Named></p>)}
      <ul>{[...new Set(table.measures.map((m) => m.method))].map((method) => <li key={method}>{protection(method)}</li>)}</ul>
      <dl class="facts">
        <dt>{w.sources}</dt><dd>{table.sources.join(', ')}</dd>
        {table.measures.filter((m) => m.ilms).map((m) => [<dt key={m.id}>{w.ilo}{use(shell).colon} <Named>{m.label}</Named></dt>, <dd key={`${m.id}-c`}><code>{m.ilms}</code></dd>])}
      </dl>
    </section>
  );
}

/** A paragraph for each measure that the text speaks of: `JOBS: ...` begins one. */
const sentences = (text: string): string[] => text.split(/\s+(?=[A-Z][A-Z_ ,]+ ?: )/);

/** A paragraph that begins with the codes of measures, with their names in place of them. */
function inWords(text: string, table: Table): string {
  const [codes] = /^[A-Z][A-Z_ ,]+(?= ?: )/.exec(text) ?? [''];
  const names = codes.trim().split(/,\s*/).map((code) => table.measures.find((m) => m.id === code)?.label ?? code);
  return names.join(', ') + text.slice(codes.trimEnd().length);
}
