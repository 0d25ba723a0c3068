import { language, signed, use } from '../../app/language';
import { Link } from '../../app/Link';
import { answered, useWork } from '../../api/useAnswer';
import { SignInNeeded } from '../../app/SignInNeeded';
import { Shown } from '../../ui/Shown';
import { Table } from '../../ui/Table';
import { Named } from '../../ui/Text';
import { fits, Search } from './Search';
import { publishedScores, type Score } from './scores';
import { words } from './words';
import { workers } from './workers';

/** What is published of the ranking: the scores. */
export function PublicScores() {
  const w = use(words);
  const found = useWork(async (signal) => answered(await publishedScores(signal)), `scores ${language.value}`);
  return (
    <>
      <Search />
      <Shown of={found} height="60rem">
        {({ period, lines }) => (
          <>
            <p class="fine">{w.publicSays.replace('{0}', period)}</p>
            <Table<Score> caption={w.ranking} rows={lines.filter((l) => fits(l.code, l.title))} rowKey={(l) => l.code} empty={w.noneFound} class="whole"
              columns={[
                { key: 'rank', label: w.rank, numeric: true, class: 'slim', cell: (l) => l.rank },
                { key: 'title', label: w.occupation, heads: true, cell: (l) => <><Link to={`occupations/${l.code}`}><Named code={l.code}>{l.title}</Named></Link> <span class="fine">{l.code}</span></> },
                { key: 'score', label: w.score, numeric: true, cell: (l) => signed(l.score) },
              ]} />
          </>
        )}
      </Shown>
      {/* What comes last waits for what is above it, and does not jump. */}
      {(found.data ?? found.error) !== null && <SignInNeeded roles={workers} />}
    </>
  );
}
