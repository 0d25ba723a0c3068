import { use } from '../../app/language';
import type { Cube } from '../../api/cube';
import { words } from './words';

/**
 * Explains the signs that occur among the figures shown.
 * @param head What its heading is on the page.
 */
export function Flags({ cube, head: Head = 'h3' }: { cube: Cube; head?: 'h2' | 'h3' }) {
  const w = use(words);
  const says: Record<string, string> = { E: w.flagE, P: w.flagP, B: w.flagB, O: w.flagO, M: w.flagM };
  const there = new Set(Object.values(cube.data.status));
  const signs = Object.entries(says).filter(([sign]) => there.has(sign));
  if (there.has('Q') || cube.data.extension.confidential.length > 0) signs.push(['c', w.flagC]);
  const empty = cube.data.value.some((value, i) => value === null && cube.data.status[i] === undefined);
  return (
    <section>
      <Head>{w.flags}</Head>
      <dl class="facts signs">
        {signs.map(([sign, text]) => [<dt key={sign}>{sign}</dt>, <dd key={`${sign}-says`}>{text}</dd>])}
      </dl>
      {signs.length === 0 && <p class="fine">{w.flagsNone}</p>}
      {empty && <p class="fine">{w.flagNone}</p>}
    </section>
  );
}
