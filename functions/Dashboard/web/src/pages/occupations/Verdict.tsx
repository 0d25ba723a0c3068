import { number, signed, use } from '../../app/language';
import { words as shell } from '../../words';
import { Tag } from '../../ui/Tag';
import type { Explanation } from './api';
import { names, toneOf } from './names';
import { RankInterval } from './RankInterval';
import { words } from './words';

/** Class, score and rank, with their uncertainty. */
export function Verdict({ of }: { of: Explanation }) {
  const [w, n, s] = [use(words), use(names), use(shell)];
  const f = of.score!;
  return (
    <section class="card verdict">
      <p class="big"><Tag tone={toneOf(f.class)}>{n.classes[f.class] ?? f.class}</Tag> <b>{signed(f.score!)}</b> <span class="fine">{of.period}</span></p>
      {f.rank !== null && <RankInterval line={f} of={f.rated} large />}
      <dl class="facts">
        <dt>{w.score}</dt><dd>{f.ciLow !== null && f.ciHigh !== null ? w.scoreIs.replace('{0}', signed(f.score!)).replace('{1}', signed(f.ciLow)).replace('{2}', signed(f.ciHigh)) : signed(f.score!)}</dd>
        {f.rank !== null && [<dt key="r">{w.rank}</dt>, <dd key="rd">{w.rankIs.replace('{0}', `${f.rank}`).replace('{1}', `${f.rated}`).replace('{2}', `${f.rankLow ?? f.rank}`).replace('{3}', `${f.rankHigh ?? f.rank}`)}</dd>]}
        {f.votes !== null && f.indicators !== null && [<dt key="v">{w.votes}</dt>, <dd key="vd">{w.votesOf.replace('{0}', `${f.votes}`).replace('{1}', `${f.indicators}`)}</dd>]}
        {f.coverage !== null && [<dt key="c">{w.coverage}</dt>, <dd key="cd">{number(100 * f.coverage)} %</dd>]}
        {f.scoreNoPermit !== null && [<dt key="p">{w.noPermit}</dt>, <dd key="pd">{signed(f.scoreNoPermit)}</dd>]}
        <dt>{w.onList}</dt><dd>{of.list.onList === null ? s.unknown : of.list.onList ? s.yes : s.no}</dd>
      </dl>
    </section>
  );
}
