import { useAnswer } from '../../api/useAnswer';
import { shortDay, use } from '../../app/language';
import { Notice } from '../../ui/Notice';
import { Shown } from '../../ui/Shown';
import { Table } from '../../ui/Table';
import { base, type RuleSet } from './api';
import { words } from './words';

/** The rule sets on record: what they are in force for, how much of them is confirmed, and what they do not express. */
export function RuleSets() {
  const w = use(words);
  const sets = useAnswer<{ ruleSets: RuleSet[] }>(`${base}/rule-sets`, { open: true });
  return (
    <>
      <Notice kind="info"><p>{w.draftNote}</p></Notice>
      <Shown of={sets} height="24rem">
        {({ ruleSets }) => (
          <Table stack caption={w.rules} class="whole" rows={[...ruleSets].sort((a, b) => Number(b.host === 'RWA') - Number(a.host === 'RWA'))} rowKey={(s) => s.name} columns={[
            { key: 'name', label: w.ruleSet, heads: true, cell: (s) => s.name },
            { key: 'host', label: w.host, cell: (s) => s.host },
            { key: 'status', label: w.setStatus, cell: (s) => w.setStates[s.status] ?? s.status },
            { key: 'force', label: w.inForce, class: 'tight', cell: (s) => `${shortDay(s.effectiveFrom)} – ${s.effectiveTo ? shortDay(s.effectiveTo) : ''}` },
            { key: 'rules', label: w.rulesCount, numeric: true, cell: (s) => s.rules },
            { key: 'unconfirmed', label: w.unconfirmedCount, numeric: true, cell: (s) => s.unconfirmed },
            { key: 'not', label: w.notCovered, cell: (s) => s.notCovered.length > 0 && <ul class="plain fine" lang="en">{s.notCovered.map((n) => <li key={n}>{n}</li>)}</ul> },
          ]} />
        )}
      </Shown>
    </>
  );
}
