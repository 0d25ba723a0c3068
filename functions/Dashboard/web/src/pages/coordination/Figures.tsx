import { useState } from 'preact/hooks';
import { get } from '../../api/client';
import { useAnswer } from '../../api/useAnswer';
import { number, use } from '../../app/language';
import { ProblemView } from '../../app/ProblemView';
import { saveAs } from '../../ui/Download';
import { Shown } from '../../ui/Shown';
import { Table } from '../../ui/Table';
import type { Compliance, Score } from './model';
import { words } from './words';

const figure = (value: number | null, decimals: number): string => (value === null ? '–' : number(value, decimals));

/** How each dataset kept its promises over the span: the score and its parts, and what they are made of. */
export function Figures({ query }: { query: string }) {
  const w = use(words);
  const scores = useAnswer<Score[]>(`/api/coordination/scorecards${query}`);
  const compliance = useAnswer<Compliance[]>(`/api/coordination/compliance${query}`);
  return (
    <>
      <Head title={w.scorecard} path={`/api/coordination/scorecards${query}`} file="scorecards.csv" />
      <p class="fine">{w.scorecardHelp}</p>
      <Shown of={scores} height="24rem">
        {(rows) => (
          <Table stack class="whole" caption={w.scorecard} rows={rows} rowKey={(r) => `${r.provider}/${r.dataset}`} columns={[
            { key: 'agency', label: w.agency, cell: (r) => r.provider },
            { key: 'dataset', label: w.dataset, heads: true, cell: (r) => r.dataset },
            { key: 'periods', label: w.periods, numeric: true, cell: (r) => number(r.periods) },
            { key: 'completeness', label: w.completeness, numeric: true, cell: (r) => figure(r.completenessPercent, 2) },
            { key: 'validity', label: w.validity, numeric: true, cell: (r) => figure(r.validityPercent, 2) },
            { key: 'lateness', label: w.lateness, numeric: true, cell: (r) => figure(r.latenessDays, 2) },
            { key: 'score', label: w.score, numeric: true, cell: (r) => <><span class="score-bar" aria-hidden="true"><span style={{ width: `${r.score ?? 0}%` }} /></span> <b>{figure(r.score, 2)}</b></> },
          ]} />
        )}
      </Shown>
      <Head title={w.compliance} path={`/api/coordination/compliance${query}`} file="compliance.csv" />
      <Shown of={compliance} height="24rem">
        {(rows) => (
          <Table stack class="whole" caption={w.compliance} rows={rows} rowKey={(r) => `${r.agency}/${r.dataset}`} columns={[
            { key: 'agency', label: w.agency, cell: (r) => r.agency },
            { key: 'dataset', label: w.dataset, heads: true, cell: (r) => r.dataset },
            { key: 'expected', label: w.expected, numeric: true, cell: (r) => number(r.expected) },
            { key: 'onTime', label: w.states.OnTime, numeric: true, cell: (r) => number(r.onTime) },
            { key: 'late', label: w.states.Late, numeric: true, cell: (r) => number(r.late) },
            { key: 'mean', label: w.meanDays, numeric: true, cell: (r) => figure(r.meanLateDays, 1) },
            { key: 'missing', label: w.states.Missing, numeric: true, cell: (r) => number(r.missing) },
            { key: 'nil', label: w.states.NilReturn, numeric: true, cell: (r) => number(r.nil) },
            { key: 'first', label: w.firstTry, numeric: true, cell: (r) => (r.acceptedAtFirstTry === null ? '–' : `${number(100 * r.acceptedAtFirstTry)} %`) },
            { key: 'tries', label: w.medianTries, numeric: true, cell: (r) => figure(r.medianTries, 1) },
          ]} />
        )}
      </Shown>
    </>
  );
}

function Head({ title, path, file }: { title: string; path: string; file: string }) {
  const [error, setError] = useState<unknown>(null);
  const save = () => { setError(null); get<Blob>(path, { accept: 'text/csv', asFile: true }).then(({ data }) => saveAs(data, file), setError); };
  return (
    <>
      <div class="between"><h2>{title}</h2><button type="button" onClick={save}>CSV</button></div>
      {error !== null && <ProblemView error={error} again={save} />}
    </>
  );
}
