import { moment, number, signed, use } from '../../app/language';
import { Link } from '../../app/Link';
import { useAnswer } from '../../api/useAnswer';
import { words as shell } from '../../words';
import { Shown } from '../../ui/Shown';
import { Table } from '../../ui/Table';
import { Tag } from '../../ui/Tag';
import { Named } from '../../ui/Text';
import { base, type ListInForce, type Ranking, type RankingLine } from './api';
import { ListSaid } from './ListSaid';
import { names, toneOf } from './names';
import { RankInterval } from './RankInterval';
import { fits, Search } from './Search';
import { words } from './words';

/** All occupations by shortage, each with the ranks that the uncertainty lets it have. */
export function RankingPart() {
  const [w, n, s] = [use(words), use(names), use(shell)];
  const ranking = useAnswer<Ranking>(`${base}/ranking?format=json`);
  const list = useAnswer<ListInForce>(`${base}?format=json`, { open: true });
  return (
    <>
      <Search />
      <Shown of={ranking} height="60rem">
        {({ period, run, rated, occupations }) => {
          const known = occupations.some((l) => l.onList !== null);
          const found = occupations.filter((l) => fits(l.isco08, l.title));
          const [ranked, unranked] = [found.filter((l) => l.rank !== null), found.filter((l) => l.rank === null)];
          return (
            <>
              <p class="fine prose">{w.rankedSays.replace('{0}', period).replace('{1}', `${rated}`)}</p>
              <Table<RankingLine> caption={w.ranking} rows={ranked} rowKey={(l) => l.isco08} empty={w.noneFound} class="whole ranking"
                columns={[
                  { key: 'rank', label: w.rank, numeric: true, cell: (l) => l.rank },
                  { key: 'title', label: w.occupation, heads: true, cell: (l) => <><Link to={`occupations/${l.isco08}`}><Named code={l.isco08}>{l.title ?? l.isco08}</Named></Link> <span class="fine">{l.isco08}</span></> },
                  { key: 'class', label: w.class, cell: (l) => <Tag tone={toneOf(l.class)}>{n.classes[l.class] ?? l.class}</Tag> },
                  { key: 'ranks', label: w.ranks, class: 'interval', cell: (l) => <RankInterval line={l} of={rated} /> },
                  { key: 'score', label: w.score, numeric: true, cell: (l) => (l.score === null ? '–' : signed(l.score)) },
                  { key: 'ci', label: w.interval, numeric: true, cell: (l) => (l.ciLow === null || l.ciHigh === null ? '–' : `${signed(l.ciLow)} … ${signed(l.ciHigh)}`) },
                  { key: 'p', label: w.positive, numeric: true, cell: (l) => (l.pPositive === null ? '–' : `${number(100 * l.pPositive)} %`) },
                  ...(known ? [{ key: 'list', label: w.onList, cell: (l: RankingLine) => (l.onList === null ? s.unknown : l.onList ? s.yes : s.no) }] : []),
                  { key: 'proposal', label: w.proposal, cell: (l) => l.proposal && (n.actions[l.proposal] ?? l.proposal) },
                ]} />
              {unranked.length > 0 && (
                <details class="unrated"><summary>{w.unrated.replace('{0}', `${unranked.length}`)}</summary>
                  <ul>{unranked.map((l) => <li key={l.isco08}><Link to={`occupations/${l.isco08}`}><Named code={l.isco08}>{l.title ?? l.isco08}</Named></Link> <span class="fine">{l.isco08}</span></li>)}</ul>
                </details>
              )}
              {!known && list.data && <p class="fine"><ListSaid of={list.data} /></p>}
              <p class="fine">{w.run.replace('{0}', run.runId).replace('{1}', moment(run.startedUtc)).replace('{2}', run.sources.join(', '))}</p>
            </>
          );
        }}
      </Shown>
    </>
  );
}
