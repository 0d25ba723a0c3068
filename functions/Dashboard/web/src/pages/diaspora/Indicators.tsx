import { useState } from 'preact/hooks';
import { get } from '../../api/client';
import { useAnswer } from '../../api/useAnswer';
import { language, number, use } from '../../app/language';
import { ProblemView } from '../../app/ProblemView';
import { address, setQuery } from '../../app/router';
import { saveAs } from '../../ui/Download';
import { SelectField } from '../../ui/fields';
import { Shown } from '../../ui/Shown';
import { Table } from '../../ui/Table';
import { Tag } from '../../ui/Tag';
import { fill } from '../../words';
import { base, type Indicator, type Pack } from './api';
import { words } from './words';

const tones: Record<string, 'good' | 'warn' | 'bad' | undefined> = { onTrack: 'good', atRisk: 'warn', off: 'bad' };

/** The quarters and half years up to today, the newest first. */
function periods(): string[] {
  const now = new Date();
  const found: string[] = [];
  for (let back = 0; back < 6; back++) {
    const quarter = now.getFullYear() * 4 + Math.floor(now.getMonth() / 3) - back;
    const [year, q] = [Math.floor(quarter / 4), quarter % 4];
    found.push(`${year}-Q${q + 1}`);
    const half = `${year}-S${q < 2 ? 1 : 2}`;
    if (!found.includes(half)) found.push(half);
  }
  return found;
}

/** The 21 indicators of a quarter or a half year, with target and status. */
export function Indicators() {
  const w = use(words);
  const known = periods();
  const period = address.value.query.get('period') ?? known[0]!;
  const pack = useAnswer<Pack>(`${base}/indicators/${encodeURIComponent(period)}`);
  const [error, setError] = useState<unknown>(null);
  const save = (format: string, type: string) => {
    setError(null);
    const lang = language.value === 'fr' ? 'fr' : 'en';
    get<Blob | string>(`${base}/indicators/${encodeURIComponent(period)}?format=${format}&lang=${lang}`, { accept: '*/*' })
      .then(({ data }) => saveAs(data instanceof Blob ? data : new Blob([data], { type }), `diaspora-indicators-${period}.${format}`), setError);
  };
  return (
    <>
      <div class="controls no-print">
        <SelectField label={w.period} value={period} onValue={(value) => setQuery({ period: value })} options={[...new Set([...known, period])].map((value) => ({ value, label: value }))} />
      </div>
      <p class="fine">{w.indicatorsNote}</p>
      <Shown of={pack} height="48rem">
        {(found) => (
          <>
            <p>{fill(w.summary, ...['onTrack', 'atRisk', 'off', 'notAvailable'].map((s) => found.rows.filter((r) => r.status === s).length))}</p>
            <Rows of={found} />
            <h2>{w.downloads}</h2>
            <p class="row no-print">
              <button type="button" onClick={() => save('csv', 'text/csv')}>CSV</button><button type="button" onClick={() => save('parquet', 'application/vnd.apache.parquet')}>Parquet</button>
              <button type="button" onClick={() => save('html', 'text/html')}>{w.page}</button>
            </p>
            <p class="fine">{found.dataVersion}</p>
          </>
        )}
      </Shown>
      {error !== null && <ProblemView error={error} />}
    </>
  );
}

const shown = (value: number | null): string => (value === null ? '–' : number(value, Number.isInteger(value) ? 0 : 2));

function Rows({ of }: { of: Pack }) {
  const w = use(words);
  return (
    <Table stack caption={w.indicators} class="whole indicators" rows={of.rows} rowKey={(r) => r.code} columns={[
      { key: 'code', label: '', cell: (r) => <span data-code={r.code}>{r.code}</span> },
      { key: 'name', label: w.indicator, heads: true, cell: (r) => <span lang={language.value === 'fr' ? 'fr' : 'en'}>{language.value === 'fr' ? r.nameFr : r.nameEn}</span> },
      { key: 'value', label: w.value, numeric: true, class: 'value', cell: (r) => (r.value === null ? <span class="fine">{r.reason ? (w.reasons[r.reason] ?? r.reason) : w.notTold}</span> : shown(r.value)) },
      { key: 'target', label: w.target, numeric: true, class: 'target', cell: (r) => shown(r.target) },
      { key: 'unit', label: w.unit, cell: (r) => w.units[r.unit] ?? r.unit },
      { key: 'status', label: w.status, class: 'tight', cell: (r) => <Tag tone={tones[r.status]}>{w.marks[r.status] ?? r.status}</Tag> },
      { key: 'bar', label: w.progress, cell: (r) => <Progress of={r} /> },
      { key: 'by', label: w.responsible, cell: (r) => r.responsible },
    ]} />
  );
}

/** The value against the target of the day: the stroke is the target, the bar ends at one and a half of it. */
function Progress({ of }: { of: Indicator }) {
  const w = use(words);
  if (of.value === null || of.target === null || of.target <= 0) return null;
  const share = of.value / of.target;
  return <span class={`progress ${of.status}`} role="img" aria-label={fill(w.ofTarget, number(100 * share))}><span style={{ inlineSize: `${Math.min(100, Math.max(0, share / 1.5 * 100))}%` }} /></span>;
}
