import { day, language, number, signed, use } from '../../app/language';
import { Link } from '../../app/Link';
import { time, type Cube } from '../../api/cube';
import { figures } from '../../api/statistics';
import { answered, useWork } from '../../api/useAnswer';
import { Shown } from '../../ui/Shown';
import { Named } from '../../ui/Text';
import { words as shell } from '../../words';
import { words } from './words';

/** The totals that are told first. Each stands in its table with all that can be compared. */
const chosen = [
  { table: 'DF_T06_PERMITS_VALID', indicator: 'PERMITS', freq: 'M', totals: ['SEX', 'PERMIT_CLASS', 'OCCUPATION', 'ECONOMIC_ACTIVITY', 'CITIZENSHIP'] },
  { table: 'DF_T05_PERMITS', indicator: 'ISSUED', freq: 'M', totals: ['SEX', 'PERMIT_CLASS', 'OCCUPATION', 'CITIZENSHIP'] },
  { table: 'DF_T07_BORDER_WORK', indicator: 'CROSSINGS', freq: 'M', totals: ['SEX', 'DIRECTION', 'CITIZENSHIP', 'STAY_DURATION'] },
  { table: 'DF_T02_LABOUR_FORCE', indicator: 'EMPLOYED', freq: 'Q', totals: ['SEX', 'AGE', 'EDUCATION', 'CITIZENSHIP'] },
  { table: 'DF_T10_VACANCIES_SEEKERS', indicator: 'VACANCIES', freq: 'M', totals: ['SEX', 'OCCUPATION'] },
  { table: 'DF_T13_NATIONALS_ABROAD', indicator: 'STOCK', freq: 'A', totals: ['SEX', 'COUNTERPART_AREA', 'OCCUPATION', 'EDUCATION'] },
] as const;

type Headline = (typeof chosen)[number] & { cube: Cube };

/** The release in a few figures. */
export function Headlines() {
  const w = use(words);
  const all = useWork(async (signal) => {
    const cubes = await Promise.all(chosen.map((one) => figures(one.table, {
      FREQ: [one.freq], REF_AREA: ['RW'], INDICATOR: [one.indicator], ...Object.fromEntries(one.totals.map((d) => [d, ['_T', '_Z']])), [time]: ['TOP(12)'],
    }, signal)));
    const data: Headline[] = chosen.flatMap((one, i) => (cubes[i] ? [{ ...one, cube: cubes[i] }] : []));
    return answered(data);
  }, `headlines ${language.value}`);
  return (
    <section aria-labelledby="headlines">
      <h2 id="headlines">{w.headlines}</h2>
      <Shown of={all} waiting={<Room />}>
        {(headlines) => headlines.length === 0 ? <p>{w.noRelease}</p> : (
          <>
            <ul class="grid headlines">{headlines.map((one) => <li key={one.table}><Card of={one} /></li>)}</ul>
            <p class="fine">{w.released} {day(headlines[0]!.cube.data.updated)}, {w.release} {headlines[0]!.cube.data.extension.RELEASE_ID}.</p>
          </>
        )}
      </Shown>
    </section>
  );
}

/** As many empty cards as there will be figures, so that nothing below them moves. */
function Room() {
  return (
    <>
      <ul class="grid headlines" aria-hidden="true">{chosen.map((one) => <li key={one.table}><article class="card figure-card" /></li>)}</ul>
      <p class="fine" role="status">{use(shell).loading}</p>
    </>
  );
}

function Card({ of }: { of: Headline }) {
  const w = use(words);
  const { cube, indicator } = of;
  const values = cube.codes(time).map((period) => ({ period, value: cube.at({ [time]: period }).value })).filter((p): p is { period: string; value: number } => p.value !== null);
  const [last, before] = [values.at(-1), values.at(-2)];
  if (!last) return null;
  const query = new URLSearchParams({ INDICATOR: indicator, FREQ: of.freq });
  return (
    <article class="card figure-card">
      <span class="label"><Link to={`statistics/${of.table}?${query.toString()}`}><Named>{cube.label('INDICATOR', indicator)}</Named></Link></span>
      <span class="value" data-table={of.table}>{number(last.value)}</span>
      <span class="fine">{last.period}{before ? ` · ${signed(last.value - before.value, 0)} ${w.against} ${before.period.replace('-', '\u2011')}` : ''}</span>
      {values.length > 2 && <Spark values={values.map((v) => v.value)} />}
    </article>
  );
}

/** The course of the last periods; its numbers are in the table that the card leads to. */
function Spark({ values }: { values: number[] }) {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const points = values.map((value, i) => `${((i / (values.length - 1)) * 100).toFixed(1)},${(22 - ((value - low) / (high - low || 1)) * 20).toFixed(1)}`);
  return <svg class="spark" viewBox="0 0 100 24" preserveAspectRatio="none" aria-hidden="true"><polyline points={points.join(' ')} vector-effect="non-scaling-stroke" /></svg>;
}
