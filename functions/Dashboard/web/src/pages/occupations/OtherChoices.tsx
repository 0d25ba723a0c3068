import { number, signed, use } from '../../app/language';
import { Table } from '../../ui/Table';
import { Tag } from '../../ui/Tag';
import type { Explanation } from './api';
import { names, toneOf } from './names';
import { words } from './words';

/** Where it stands under other choices, and what other methods say. */
export function OtherChoices({ of }: { of: Explanation }) {
  const [w, n] = [use(words), use(names)];
  if (of.sensitivity.length === 0 && of.profiles.length === 0) return null;
  const figure = (value: number | null) => (value === null ? '–' : signed(value));
  return (
    <div class="columns even">
      <section>
        <h2>{w.sensitivity}</h2>
        <Table caption={w.sensitivity} rows={of.sensitivity} rowKey={(s) => s.scenario} class="whole"
          columns={[
            { key: 'choice', label: w.choice, heads: true, cell: (s) => n.scenarios[s.scenario] ?? s.scenario },
            { key: 'score', label: w.score, numeric: true, cell: (s) => figure(s.score) },
            { key: 'rank', label: w.rank, numeric: true, cell: (s) => s.rank ?? '–' },
            { key: 'shift', label: w.shift, numeric: true, cell: (s) => (s.rankShift === null ? '–' : signed(s.rankShift, 0)) },
          ]} />
      </section>
      <section>
        <h2>{w.methods}</h2>
        <Table caption={w.methods} rows={of.profiles} rowKey={(p) => p.profile} class="whole"
          columns={[
            { key: 'method', label: w.method, heads: true, cell: (p) => p.profile.toUpperCase() },
            { key: 'class', label: w.class, cell: (p) => <Tag tone={toneOf(p.class)}>{n.classes[p.class] ?? p.class}</Tag> },
            { key: 'rank', label: w.rank, numeric: true, cell: (p) => p.rank ?? '–' },
            { key: 'percentile', label: w.percentile, numeric: true, cell: (p) => (p.percentile === null ? '–' : number(p.percentile)) },
          ]} />
      </section>
    </div>
  );
}
