import { language, number, use } from '../../app/language';
import { words as shell } from '../../words';
import { fill } from '../../words';
import { Table } from '../../ui/Table';
import { Tag } from '../../ui/Tag';
import type { Case, RuleResult } from './api';
import { OutcomeTag } from './OutcomeTag';
import { reasonWords } from './reasonWords';
import { words } from './words';

/** What the rules recommend, with every reason in words and every rule that was asked. */
export function RecommendationView({ of }: { of: Case }) {
  const [w, r] = [use(words), use(reasonWords)];
  const { recommendation: seen, record } = of;
  const texts = record.reasonTexts[language.value];
  return (
    <section class="card recommendation" aria-labelledby="lmt-recommendation">
      <div class="between"><h2 id="lmt-recommendation">{w.recommendation}</h2><OutcomeTag outcome={seen.recommendation} /></div>
      <p class="fine">{w.recommendationSays}</p>
      <h3>{w.reasons}</h3>
      {texts.length === 0 ? <p>{w.noReasons}</p>
        : <ul class="reasons">{texts.map((text, i) => <li key={i}>{text} <span class="fine">{record.results.filter((r) => r.reason)[i]?.reason}</span></li>)}</ul>}
      <dl class="facts">
        <dt>{w.track}</dt><dd>{w.tracks[seen.track] ?? seen.track}{seen.trackRow && ` (${seen.trackRow})`}</dd>
        {seen.permitClass && <><dt>{w.permitClass}</dt><dd>{seen.permitClass}{seen.validityMonths !== null && `, ${fill(w.months, seen.validityMonths)}`}</dd></>}
        {seen.preferenceRank !== null && <><dt>{w.rank}</dt><dd>{seen.preferenceRank}</dd></>}
        {seen.missing.length > 0 && <><dt>{w.missing}</dt><dd>{seen.missing.map((place) => <code key={place}>{place} </code>)}</dd></>}
        {seen.absent.length > 0 && <><dt>{w.absent}</dt><dd>{seen.absent.map((code) => r[code] ?? code).join(', ')}</dd></>}
        {seen.conditions.length > 0 && <><dt>{w.conditions}</dt><dd>{seen.conditions.map((c) => `${r[c.reason] ?? c.reason} (${c.code})`).join(', ')}</dd></>}
      </dl>
      {record.evidence && (record.evidence.vacancies ?? record.evidence.jobSeekers) !== undefined && <p class="fine">{w.evidence}. {fill(w.evidenceSays, record.evidence.minorGroup, [...new Set(record.evidence.period.split(' / '))].join(' / '), shown(record.evidence.vacancies), shown(record.evidence.jobSeekers))}</p>}
      <details><summary>{w.everyRule} ({record.results.length})</summary><Rules results={record.results} /></details>
    </section>
  );
}

const shown = (value: number | undefined): string => (value === undefined ? '–' : number(value));

const tones: Record<string, 'good' | 'warn' | 'bad' | undefined> = { Pass: 'good', Fail: 'bad', Unknown: 'warn' };

function Rules({ results }: { results: RuleResult[] }) {
  const w = use(words);
  const { yes, no } = use(shell);
  const value = (v: RuleResult['observed']) => (v === undefined ? '' : typeof v === 'boolean' ? (v ? yes : no) : typeof v === 'number' ? v.toLocaleString() : v);
  return (
    <Table caption={w.everyRule} rows={results} rowKey={(r) => r.ruleId} columns={[
      { key: 'rule', label: w.rule, heads: true, cell: (r) => r.ruleId },
      { key: 'result', label: w.result, cell: (r) => <Tag tone={r.excused ? undefined : tones[r.result]}>{w.results[r.result] ?? r.result}</Tag> },
      { key: 'effect', label: w.effect, cell: (r) => r.effect && <>{w.effects[r.effect] ?? r.effect}{r.excused && ` (${w.excused})`}</> },
      { key: 'observed', label: w.observed, numeric: true, cell: (r) => value(r.observed) },
      { key: 'threshold', label: w.threshold, numeric: true, cell: (r) => value(r.threshold) },
      { key: 'place', label: w.place, cell: (r) => <code>{r.inputPath}</code> },
      { key: 'basis', label: w.basis, cell: (r) => <span class="fine broad" lang="en">{r.ref}{!r.isConfirmed && <em> ({w.unconfirmed})</em>}</span> },
    ]} />
  );
}
