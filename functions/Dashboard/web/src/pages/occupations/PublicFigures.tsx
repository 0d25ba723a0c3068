import { language, use } from '../../app/language';
import { SignInNeeded } from '../../app/SignInNeeded';
import { useTitle } from '../../app/title';
import { time } from '../../api/cube';
import { figures } from '../../api/statistics';
import { answered, useWork } from '../../api/useAnswer';
import { Shown } from '../../ui/Shown';
import { Table } from '../../ui/Table';
import { Named } from '../../ui/Text';
import { Figure } from '../statistics/Figures';
import { Flags } from '../statistics/Flags';
import { scoresTable } from './scores';
import { words } from './words';
import { workers } from './workers';

/** What is published of one occupation. */
export function PublicFigures({ isco }: { isco: string }) {
  const w = use(words);
  const found = useWork(
    async (signal) => answered({ cube: await figures(scoresTable, { OCCUPATION: [isco], REF_AREA: ['RW'] }, signal) }), `${isco} ${language.value}`);
  const cube = found.data?.cube;
  const title = cube ? cube.label('OCCUPATION', isco) : isco;
  useTitle(title);
  return (
    <>
      <Shown of={found} height="20rem">
        {({ cube }) => (
          <>
            <h1><Named code={isco}>{title}</Named> {cube && <span class="fine">{isco}</span>}</h1>
            {cube ? (
              <Table caption={w.figures} showCaption rows={cube.codes('INDICATOR')} rowKey={(i) => i}
                columns={[
                  { key: 'indicator', label: w.indicator, heads: true, cell: (i) => <Named>{cube.label('INDICATOR', i)} ({cube.unit(i)?.label ?? ''})</Named> },
                  ...cube.codes(time).map((period) => ({ key: period, label: period, numeric: true, class: 'tight', cell: (i: string) => <Figure cell={cube.at({ INDICATOR: i, [time]: period })} decimals={cube.unit(i)?.decimals ?? 0} /> })),
                ]} />
            ) : <p>{w.noScore}</p>}
            {cube && <Flags cube={cube} head="h2" />}
          </>
        )}
      </Shown>
      {/* What comes last waits for what is above it, and does not jump. */}
      {(found.data ?? found.error) !== null && <SignInNeeded roles={workers} />}
    </>
  );
}
