import { number, use } from '../../app/language';
import { fill } from '../../words';
import type { ColumnGuide, Report } from './model';
import { Text } from '../../ui/Text';
import { findingWords } from './findingWords';

/** The codes that may stand in the columns to mend, with their meaning. */
export function Codes({ columns }: { columns: ColumnGuide[] }) {
  const w = use(findingWords);
  const coded = columns.filter((c) => c.codeCount > 0);
  if (coded.length === 0) return null;
  return (
    <section aria-labelledby="codes">
      <h3 id="codes">{w.codes}</h3>
      {coded.map((c) => (
        <details key={c.name}>
          <summary>{c.name} ({number(c.codeCount)})</summary>
          {c.mayBeEmpty && <p class="fine">{w.mayBeEmpty}</p>}
          {c.codes.length === 0
            ? <p>{fill(w.codesElsewhere, number(c.codeCount))} {c.source && <a href={c.source} rel="noreferrer">{c.source}</a>}</p>
            : <ul class="codes">{c.codes.map((code) => <li key={code.code}><code>{code.code}</code> {code.meaning && <span lang="en">{code.meaning}</span>}</li>)}</ul>}
        </details>
      ))}
    </section>
  );
}

/** Checks that were not made, and why. */
export function NotChecked({ rules }: { rules: Report['notEvaluated'] }) {
  const w = use(findingWords);
  if (rules.length === 0) return null;
  return (
    <details class="not-checked">
      <summary>{w.notChecked} ({rules.length})</summary>
      <p class="fine">{w.notCheckedMeans}</p>
      <ul>{rules.map((r) => <li key={r.ruleId}><code>{r.ruleId}</code> <Text en={r.reason} fr={r.reasonFr} /></li>)}</ul>
    </details>
  );
}
