import { number, use } from '../../app/language';
import { Tag } from '../../ui/Tag';
import { fill, words as shell } from '../../words';
import { failed, type Report, type RuleSummary, type Severity, type ValueGroup } from './model';
import { Text } from '../../ui/Text';
import { findingWords } from './findingWords';

export const tones: Record<Severity, 'bad' | 'warn' | 'info'> = { Fatal: 'bad', Error: 'bad', Warning: 'warn', Information: 'info' };

/** What to mend, problem by problem: each rule once, and under it its wrong values with their lines. */
export function Mend({ report }: { report: Report }) {
  const w = use(findingWords);
  const rules = failed(report);
  return (
    <section class="mend" aria-labelledby="mend">
      <h3 id="mend">{w.mend}</h3>
      {rules.length === 0 ? <p>{w.nothing}</p> : <p class="fine">{w.masked}</p>}
      <ol class="problems">
        {rules.map((rule) => <Problem key={rule.ruleId} rule={rule} values={report.values.filter((v) => v.ruleId === rule.ruleId)} />)}
      </ol>
      {report.keyGroups.length > 0 && (
        <>
          <h4>{w.sameKey}</h4>
          <ul>{report.keyGroups.map((g) => <li key={g.key}><code>{g.key}</code>: {w.lines.toLowerCase()} {lines(g.lines, g.count, w.andMore)}</li>)}</ul>
        </>
      )}
    </section>
  );
}

function Problem({ rule, values }: { rule: RuleSummary; values: ValueGroup[] }) {
  const [w, s] = [use(findingWords), use(shell)];
  return (
    <li class="problem" data-rule={rule.ruleId}>
      <p class="row">
        <Tag tone={tones[rule.severity]}>{w.severity[rule.severity]}</Tag>
        {rule.column && <strong>{rule.column}</strong>}
        <span class="count">× {number(rule.failed)}</span>
        {rule.isTolerated && <span class="fine">{w.tolerated}</span>}
      </p>
      <p class="message"><Text en={rule.message} fr={rule.messageFr} /></p>
      {rule.firstLines.length > 0 && <p class="fine">{w.lines}{s.colon} <span class="lines">{lines(rule.firstLines, rule.failed, w.andMore)}</span></p>}
      {values.length === 0
        ? <p class="fix">→ <Text en={rule.fix} fr={rule.fixFr} /></p>
        : (
          <ul class="values">
            {values.map((v) => (
              <li key={`${v.column} ${v.value}`}>
                <code>{v.value === '' ? w.empty : v.value}</code> × {number(v.count)} <span class="fine">({lines(v.firstLines, v.count, w.andMore)})</span>
                <span class="fix"> → <Text en={v.fix} fr={v.fixFr} /></span>
              </li>
            ))}
          </ul>
        )}
      <p class="fine"><code>{rule.ruleId}</code></p>
    </li>
  );
}

/** Line numbers are places, not amounts: they are not grouped. */
const lines = (first: number[], count: number, more: string): string => {
  const list = first.join(', ');
  return first.length < count && first.length > 0 ? fill(more, list, number(count - first.length)) : list;
};
