import { number, use } from '../../app/language';
import { fill, words as shell } from '../../words';
import type { Indicator } from './api';
import { indicatorWords } from './indicatorWords';
import { names } from './names';

/** Stands for all groups, where none of them is told. */
const total = '_T';

/** A count of persons by group, a small table for each way of grouping them. */
export function Groups({ of }: { of: Indicator[] }) {
  const w = use(indicatorWords);
  const columns = [...new Set(of.map((g) => g.by!))];
  return (
    <details class="groups" data-of={of[0]!.code}>
      <summary>{fill(w.groups, columns.map((by) => w.columns[by] ?? by).join(', '))}</summary>
      <div class="row">{columns.map((by) => <Column key={by} by={by} of={of.filter((g) => g.by === by)} />)}</div>
      <p class="fine">{w.groupsNote}</p>
    </details>
  );
}

function Column({ by, of }: { by: string; of: Indicator[] }) {
  const [w, n, { unknown }] = [use(indicatorWords), use(names), use(shell)];
  const named: Record<string, string> = { ...(n as Record<string, Record<string, string>>)[by], _U: unknown };
  const why = (g: Indicator) => (g.reason ? (w.reasons[g.reason] ?? g.reason) : w.notTold);
  const [first] = of;
  if (first?.member === total) return <p class="fine" data-by={by}><b>{w.columns[by] ?? by}</b> {why(first)}</p>;
  return (
    <table data-by={by}>
      <caption>{w.columns[by] ?? by}</caption>
      <tbody>
        {of.map((g) => <tr key={g.member} data-member={g.member}><th scope="row">{named[g.member!] ?? <code>{g.member}</code>}</th><td class="n">{g.value === null ? <span class="fine">{why(g)}</span> : number(g.value)}</td></tr>)}
      </tbody>
    </table>
  );
}
