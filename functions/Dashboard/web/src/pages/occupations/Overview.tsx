import { use } from '../../app/language';
import { address, setQuery } from '../../app/router';
import { useTitle } from '../../app/title';
import { has } from '../../app/session';
import { SignInNeeded } from '../../app/SignInNeeded';
import { Tabs } from '../../ui/Tabs';
import { ListPart } from './ListPart';
import { ProposalsPart } from './ProposalsPart';
import { PublicScores } from './PublicScores';
import { RankingPart } from './RankingPart';
import { words } from './words';
import { workers } from './workers';

/** The ranking, what is proposed, and the list in force. */
export function Overview() {
  const w = use(words);
  useTitle(w.title);
  const part = address.value.query.get('part') ?? 'ranking';
  const works = has(...workers);
  return (
    <>
      <h1>{w.title}</h1>
      <p class="lead">{w.lead}</p>
      <Tabs label={w.parts} value={part} onValue={(id) => setQuery({ part: id === 'ranking' ? null : id })}
        tabs={[{ id: 'ranking', label: w.ranking }, { id: 'proposals', label: w.proposals }, { id: 'list', label: w.list }]}>
        {part === 'list' ? <ListPart />
          : part === 'proposals' ? (works ? <ProposalsPart /> : <SignInNeeded roles={workers} />)
          : works ? <RankingPart /> : <PublicScores />}
      </Tabs>
    </>
  );
}
