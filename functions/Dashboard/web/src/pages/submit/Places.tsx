import { use } from '../../app/language';
import { Table } from '../../ui/Table';
import { Tag } from '../../ui/Tag';
import { fill } from '../../words';
import { tones } from './Mend';
import type { Finding } from './model';
import { Text } from '../../ui/Text';
import { findingWords } from './findingWords';

/** The findings line by line, as the file is worked through. */
export function Places({ findings, total }: { findings: Finding[]; total: number }) {
  const w = use(findingWords);
  if (findings.length === 0) return null;
  const rows = findings.map((finding, at) => ({ finding, at })).sort((a, b) => (a.finding.line ?? 0) - (b.finding.line ?? 0) || a.at - b.at);
  return (
    <section class="places" aria-labelledby="places">
      <h3 id="places">{w.places}</h3>
      <p class="fine">{findings.length < total ? fill(w.placesShown, findings.length, total) : fill(w.placesAll, total)}</p>
      <Table caption={w.places} rows={rows} rowKey={(r) => `${r.at}`} columns={[
        { key: 'line', label: w.line, numeric: true, cell: ({ finding: f }) => f.line ?? w.wholeFile },
        { key: 'cell', label: w.cell, cell: ({ finding: f }) => f.cell ?? '' },
        {
          key: 'problem', label: w.problem, class: 'text', cell: ({ finding: f }) => (
            <>
              <Tag tone={tones[f.severity]}>{w.severity[f.severity]}</Tag> {f.column && !f.message.startsWith(f.column) && <><strong>{f.column}</strong>: </>}<Text en={f.message} fr={f.messageFr} />
              {f.key && /[\p{L}\p{N}]/u.test(f.key) && <small> {w.key} <code>{f.key}</code></small>}
            </>
          ),
        },
        { key: 'found', label: w.found, cell: ({ finding: f }) => <Found finding={f} /> },
        { key: 'fix', label: w.fix, class: 'text', cell: ({ finding: f }) => <Text en={f.fix} fr={f.fixFr} /> },
      ]} />
    </section>
  );
}

function Found({ finding }: { finding: Finding }) {
  const w = use(findingWords);
  const shown = finding.cells?.filter((c) => c.part !== 'Sound');
  return (
    <>
      {shown && shown.length > 0
        ? <ul class="cells">{shown.map((c) => <li key={c.column}>{c.column} <code>{c.value === '' ? w.empty : c.value}</code>{c.cell && <small> {c.cell}</small>}</li>)}</ul>
        : finding.value !== undefined && <code>{finding.value === '' ? w.empty : finding.value}</code>}
      {finding.remark && <small> <Text en={finding.remark} fr={finding.remarkFr} /></small>}
    </>
  );
}
