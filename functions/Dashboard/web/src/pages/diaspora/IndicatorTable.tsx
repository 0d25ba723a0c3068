import { language, number, use } from '../../app/language';
import { Table } from '../../ui/Table';
import { Tag } from '../../ui/Tag';
import { fill } from '../../words';
import type { Indicator, Pack } from './api';
import { Groups } from './Groups';
import { indicatorWords } from './indicatorWords';
import { words } from './words';

const tones: Record<string, 'good' | 'warn' | 'bad' | undefined> = { onTrack: 'good', atRisk: 'warn', off: 'bad' };

const shown = (value: number | null): string => (value === null ? '–' : number(value, Number.isInteger(value) ? 0 : 2));

const isBeside = (r: Indicator): boolean => r.code.includes('.');

/** Every indicator with the further figures that stand beside it, and below a count of persons its groups. */
export function IndicatorTable({ of }: { of: Pack }) {
  const [w, p] = [use(indicatorWords), use(words)];
  const rows = of.rows.flatMap((r) => [r, ...of.parts.filter((part) => part.by === null && part.code.startsWith(`${r.code}.`))]);
  const groupsOf = (r: Indicator) => of.parts.filter((part) => part.by !== null && part.code === r.code);
  return (
    <Table stack caption={p.indicators} class="whole indicators" rows={rows} rowKey={(r) => r.code} below={(r) => groupsOf(r).length > 0 && <Groups of={groupsOf(r)} />} columns={[
      { key: 'code', label: '', class: 'code', cell: (r) => <span data-code={r.code}>{isBeside(r) ? '' : r.code}</span> },
      { key: 'name', label: w.indicator, heads: true, cell: (r) => <span class={isBeside(r) ? 'beside' : ''} lang={language.value === 'fr' ? 'fr' : 'en'}>{language.value === 'fr' ? r.nameFr : r.nameEn}</span> },
      { key: 'value', label: p.value, numeric: true, class: 'value', cell: (r) => (r.value === null ? <span class="fine">{r.reason ? (w.reasons[r.reason] ?? r.reason) : w.notTold}</span> : shown(r.value)) },
      { key: 'target', label: w.target, numeric: true, class: 'target', cell: (r) => shown(r.target) },
      { key: 'unit', label: w.unit, cell: (r) => w.units[r.unit] ?? r.unit },
      { key: 'status', label: p.status, class: 'tight', cell: (r) => <Tag tone={tones[r.status]}>{w.marks[r.status] ?? r.status}</Tag> },
      { key: 'bar', label: w.progress, cell: (r) => <Progress of={r} /> },
      { key: 'by', label: w.responsible, cell: (r) => r.responsible },
    ]} />
  );
}

/** The value against the target of the day: the stroke is the target, the bar ends at one and a half of it. */
function Progress({ of }: { of: Indicator }) {
  const w = use(indicatorWords);
  if (of.value === null || of.target === null || of.target <= 0) return null;
  const share = of.value / of.target;
  return <span class={`progress ${of.status}`} role="img" aria-label={fill(w.ofTarget, number(100 * share))}><span style={{ inlineSize: `${Math.min(100, Math.max(0, share / 1.5 * 100))}%` }} /></span>;
}
