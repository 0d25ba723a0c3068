import { useEffect, useState } from 'preact/hooks';
import { useAnswer } from '../../api/useAnswer';
import { shortDay, use } from '../../app/language';
import { ProblemView } from '../../app/ProblemView';
import { Shown } from '../../ui/Shown';
import { SelectField, TextField, type Option } from '../../ui/fields';
import { fill } from '../../words';
import type { Target } from './deliver';
import type { Agreement, Expected } from './model';
import { words } from './words';

const other = 'other';

interface Props {
  /** The caller's own; null for who may check the files of all. */
  agency: string | null;
  onTarget: (target: Target | null) => void;
  /** Asks anew when it changes: what was delivered meanwhile changes what is due. */
  turn: number;
}

/** What a file is about. What is due or missing comes first. */
export function Choice({ agency, onTarget, turn }: Props) {
  const w = use(words);
  const agreements = useAnswer<Agreement[]>('/api/protocols');
  return (
    <section aria-labelledby="what">
      <h2 id="what">{w.what}</h2>
      <Shown of={agreements} height="5rem">
        {(all) => <Datasets of={all.filter((a) => a.status === 'Active' && (agency === null || a.agency === agency))} agency={agency} onTarget={onTarget} turn={turn} />}
      </Shown>
    </section>
  );
}

function Datasets({ of, agency, onTarget, turn }: { of: Agreement[] } & Props) {
  const w = use(words);
  const [name, setName] = useState('');
  const names = [...new Set(of.map((a) => `${a.agency}/${a.dataset}`))];
  const chosen = of.find((a) => `${a.agency}/${a.dataset}` === name);
  if (names.length === 0) return <p>{w.noDatasets}</p>;
  return (
    <div class="controls">
      <SelectField label={w.dataset} value={name} blank={w.choose} onValue={(v) => { onTarget(null); setName(v); }}
        options={names.map((n) => ({ value: n, label: agency === null ? n : n.split('/')[1]! }))} />
      {chosen && <Periods key={name} agreement={chosen} onTarget={onTarget} turn={turn} />}
    </div>
  );
}

function Periods({ agreement, onTarget, turn }: { agreement: Agreement; onTarget: Props['onTarget']; turn: number }) {
  const w = use(words);
  const { agency, dataset } = agreement;
  const calendar = useAnswer<Expected[]>(`/api/agencies/${agency}/calendar`);
  const [period, setPeriod] = useState('');
  const [typed, setTyped] = useState('');
  useEffect(() => { if (turn > 0) calendar.again(); }, [turn]);
  const rows = (calendar.data ?? []).filter((e) => e.dataset === dataset);
  const take = (value: string) => onTarget(value === '' ? null : { agency, dataset, period: value });
  const choose = (value: string) => {
    setPeriod(value);
    take(value === other ? typed.trim() : value);
  };
  return (
    <>
      <SelectField label={w.period} value={period} blank={w.choose} onValue={choose}
        options={[...rows.sort(urgency).map((e): Option => ({ value: e.period, label: `${e.period} · ${w.states[e.state as keyof typeof w.states] ?? e.state} · ${shortDay(e.dueOn)}` })), { value: other, label: w.otherPeriod }]} />
      {calendar.error !== null && !calendar.busy && <ProblemView error={calendar.error} again={calendar.again} />}
      {period === other && <TextField label={w.otherPeriod} hint={fill(w.otherPeriodHint, example(agreement.periods))} value={typed} onValue={(v) => { setTyped(v); take(v.trim()); }} />}
    </>
  );
}

/** What is missing or due before the rest, the newest first. */
const urgency = (a: Expected, b: Expected): number => Number(isOpen(b)) - Number(isOpen(a)) || b.period.localeCompare(a.period);

const isOpen = (e: Expected): boolean => ['Missing', 'Due', 'ReminderDue'].includes(e.state);

/** The agreement describes its periods in a sentence that ends with one: "a month, such as 2026-10". */
const example = (periods: string): string => /\d{4}\S*/.exec(periods)?.[0] ?? '2026-10';
