import { language, signed, use } from '../../app/language';
import { Link } from '../../app/Link';
import { answered, useAnswer, useWork } from '../../api/useAnswer';
import { has } from '../../app/session';
import { Shown } from '../../ui/Shown';
import { Tag } from '../../ui/Tag';
import { Named } from '../../ui/Text';
import { base, type Ranking } from '../occupations/api';
import { names, toneOf } from '../occupations/names';
import { publishedScores } from '../occupations/scores';
import { workers } from '../occupations/workers';
import { words } from './words';

const first = 8;

/** The occupations that the published score puts first. */
export function FirstOccupations() {
  const w = use(words);
  // Classes are for those who work on the list.
  const ranking = useAnswer<Ranking>(has(...workers) ? `${base}/ranking?format=json` : null);
  const classOf = (code: string) => ranking.data?.occupations.find((o) => o.isco08 === code)?.class;
  const found = useWork(async (signal) => answered(await publishedScores(signal)), `scores ${language.value}`);
  return (
    <section aria-labelledby="first">
      <h2 id="first">{w.occupations}</h2>
      <Shown of={found} height="27rem">
        {({ period, lines }) => lines.length === 0 ? <p>{w.noScores}</p> : (
          <div class="card">
            <ol class="ranks">
              {lines.slice(0, first).map((line) => (
                <li key={line.code}>
                  <span class="name"><Link to={`occupations/${line.code}`}><Named code={line.code}>{line.title}</Named></Link><Class of={classOf(line.code)} /></span> <span class="fine">{line.code}</span>
                  <Bar value={line.score} most={lines[0]!.score} />
                  <span class="n">{signed(line.score)}</span>
                </li>
              ))}
            </ol>
            <p class="fine">{w.scoreSays.replace('{0}', period).replace('{1}', `${lines.length}`)} <Link to="occupations">{w.whole}</Link></p>
          </div>
        )}
      </Shown>
    </section>
  );
}

function Class({ of }: { of: string | undefined }) {
  return of ? <Tag tone={toneOf(of)}>{use(names).classes[of] ?? of}</Tag> : null;
}

function Bar({ value, most }: { value: number; most: number }) {
  return <span class="bar-line" aria-hidden="true"><span style={{ width: `${Math.max(0, (value / most) * 100)}%` }} /></span>;
}
