import { moment, use } from '../../app/language';
import { Link } from '../../app/Link';
import { has } from '../../app/session';
import { useTitle } from '../../app/title';
import { useAnswer } from '../../api/useAnswer';
import { Shown } from '../../ui/Shown';
import { Named } from '../../ui/Text';
import { base, type Explanation } from './api';
import { Contributions } from './Contributions';
import { History } from './History';
import { IndicatorTable } from './IndicatorTable';
import { OtherChoices } from './OtherChoices';
import { PublicFigures } from './PublicFigures';
import { Reviews } from './Reviews';
import { Verdict } from './Verdict';
import { words } from './words';
import { workers } from './workers';
import { names } from './names';
import { language } from '../../app/language';

/** Everything there is to say about one occupation; what is published where nobody is signed in. */
export function OccupationPage({ isco }: { isco: string }) {
  const w = use(words);
  return (
    <>
      <p class="fine"><Link to="occupations">{w.all}</Link></p>
      {has(...workers) ? <Explained isco={isco} /> : <PublicFigures isco={isco} />}
    </>
  );
}

function Explained({ isco }: { isco: string }) {
  const [w, n] = [use(words), use(names)];
  const found = useAnswer<Explanation>(`${base}/occupations/${isco}?format=json`);
  useTitle(found.data?.title ?? isco);
  return (
    <Shown of={found} height="60rem">
      {(e) => (
        <>
          <h1><Named code={e.isco08}>{e.title}</Named> <span class="fine">{e.isco08}</span></h1>
          {e.score && e.score.score !== null ? <Verdict of={e} /> : <p>{e.score?.missingReason ? w.notRated.replace('{0}', n.missing[e.score.missingReason] ?? e.score.missingReason) : w.noScore}</p>}
          {e.words && (
            <section class="prose">
              <h2>{w.why}</h2>
              {language.value === 'rw' && <p class="fine">{w.whyEnglish}</p>}
              <div lang={language.value === 'fr' ? 'fr' : 'en'}>{(language.value === 'fr' ? e.words.fr : e.words.en).map((text) => <p key={text}>{text}</p>)}</div>
            </section>
          )}
          {e.indicators.some((i) => i.contribution !== null) && <Contributions of={e} />}
          <History of={e} />
          {e.indicators.length > 0 && <IndicatorTable of={e} />}
          <OtherChoices of={e} />
          <Reviews of={e} />
          {e.run && <p class="fine">{w.run.replace('{0}', e.run.runId).replace('{1}', moment(e.run.startedUtc)).replace('{2}', e.run.sources.join(', '))}</p>}
        </>
      )}
    </Shown>
  );
}
