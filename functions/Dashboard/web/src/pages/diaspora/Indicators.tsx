import { useState } from 'preact/hooks';
import { get } from '../../api/client';
import { useAnswer } from '../../api/useAnswer';
import { language, use } from '../../app/language';
import { ProblemView } from '../../app/ProblemView';
import { address, setQuery } from '../../app/router';
import { saveAs } from '../../ui/Download';
import { SelectField } from '../../ui/fields';
import { Shown } from '../../ui/Shown';
import { fill } from '../../words';
import { base, type Pack } from './api';
import { IndicatorTable } from './IndicatorTable';
import { indicatorWords } from './indicatorWords';
import { words } from './words';

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

/** The 21 indicators of a quarter or a half year, with target and status, and what stands beside them. */
export function Indicators() {
  const [w, p] = [use(indicatorWords), use(words)];
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
        <SelectField label={p.period} value={period} onValue={(value) => setQuery({ period: value })} options={[...new Set([...known, period])].map((value) => ({ value, label: value }))} />
      </div>
      <p class="fine">{w.indicatorsNote}</p>
      <Shown of={pack} height="48rem">
        {(found) => (
          <>
            <p>{fill(w.summary, ...['onTrack', 'atRisk', 'off', 'notAvailable'].map((s) => found.rows.filter((r) => r.status === s).length))}</p>
            <IndicatorTable of={found} />
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
