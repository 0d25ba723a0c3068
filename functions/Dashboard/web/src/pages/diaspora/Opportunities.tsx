import { useState } from 'preact/hooks';
import { post } from '../../api/client';
import { useAnswer } from '../../api/useAnswer';
import { day, language, use } from '../../app/language';
import { ProblemView } from '../../app/ProblemView';
import { has } from '../../app/session';
import { Downloads } from '../../ui/Download';
import { Shown } from '../../ui/Shown';
import { Tag } from '../../ui/Tag';
import { fill, words as shell } from '../../words';
import { base, type Opportunity, type Texts } from './api';
import { BriefView } from './Brief';
import { OutcomeForm } from './OutcomeForm';
import { words } from './words';

/** Texts are given in English and French; in Kinyarwanda the page shows the English one. */
export const say = (text: Texts): { lang: 'en' | 'fr'; text: string } => (language.value === 'fr' ? { lang: 'fr', text: text.fr } : { lang: 'en', text: text.en });

/** What is open, for everybody; and what the published figures say of an occupation. */
export function Opportunities() {
  const w = use(words);
  const open = useAnswer<{ items: Opportunity[] }>(`${base}/opportunities`, { open: true });
  return (
    <>
      <h2>{w.opportunities}</h2>
      <Shown of={open} height="12rem">
        {({ items }) => (items.length === 0 ? <p class="empty">{w.none}</p> : <ul class="grid">{items.map((o) => <li key={o.id} class="card"><One of={o} /></li>)}</ul>)}
      </Shown>
      {/* However many there are, what stands below them does not jump. */}
      {(open.data ?? open.error) !== null && (
        <>
          {open.data && has('DiasporaManager') && <OutcomeForm open={open.data.items} />}
          <h3>{w.feeds}</h3>
          <Downloads sources={[{ label: 'JSON Feed', path: `${base}/opportunities?format=feed&lang=${say({ en: '', fr: '' }).lang}` }, { label: 'RSS', path: `${base}/opportunities?format=rss&lang=${say({ en: '', fr: '' }).lang}` }]} />
          <BriefView />
        </>
      )}
    </>
  );
}

function One({ of }: { of: Opportunity }) {
  const w = use(words);
  const { isco } = use(shell);
  const [done, setDone] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const title = say(of.title);
  const count = () => { setError(null); post(`${base}/opportunities/${encodeURIComponent(of.id)}/interests`, undefined, { open: true }).then(() => setDone(true), setError); };
  return (
    <>
      <p class="row"><Tag tone="info">{w.kinds[of.kind] ?? of.kind}</Tag><span class="fine">{fill(w.closes, day(of.closes))}</span></p>
      <h3 lang={title.lang}><a href={of.url} rel="noopener noreferrer">{title.text}</a></h3>
      <p class="fine">{w.publisher} {of.publisher}{of.isco08 && `, ${isco} ${of.isco08}`}</p>
      <p aria-live="polite">{done ? w.counted : <button type="button" onClick={count}>{w.interested}</button>}</p>
      {error !== null && <ProblemView error={error} again={count} />}
    </>
  );
}
