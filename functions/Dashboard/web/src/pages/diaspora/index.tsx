import { use } from '../../app/language';
import type { PageProps } from '../../app/routes';
import { go } from '../../app/router';
import { has, type Role } from '../../app/session';
import { SignInNeeded } from '../../app/SignInNeeded';
import { useTitle } from '../../app/title';
import { Tabs } from '../../ui/Tabs';
import { Indicators } from './Indicators';
import { Matches } from './Matches';
import { Missions } from './Missions';
import { Opportunities } from './Opportunities';
import { Requests } from './Requests';
import './style.css';
import { words } from './words';

const views = ['opportunities', 'requests', 'matches', 'missions', 'indicators'] as const;
type View = (typeof views)[number];

/** Who may see each view; everybody where nobody is named. What anybody may do the API decides. */
const readers: Partial<Record<View, Role[]>> = {
  requests: ['DiasporaManager', 'CoordinationReader', 'CoordinationApprover'],
  matches: ['DiasporaManager'],
  missions: ['DiasporaManager'],
  indicators: ['DiasporaManager', 'CoordinationReader', 'CoordinationApprover', 'Statistician'],
};

export default function Page({ rest }: PageProps) {
  const w = use(words);
  const view = views.find((v) => v === rest[0]) ?? 'opportunities';
  useTitle(`${w.title}: ${w[view]}`);
  const roles = readers[view];
  return (
    <div class="programme">
      <h1>{w.title}</h1>
      <p class="lead">{w.says}</p>
      <Tabs label={w.views} tabs={views.map((id) => ({ id, label: w[id] }))} value={view} onValue={(id) => go(`diaspora/${id}`)}>
        {roles && !has(...roles) ? <SignInNeeded roles={roles} />
          : view === 'requests' ? <Requests /> : view === 'matches' ? <Matches /> : view === 'missions' ? <Missions /> : view === 'indicators' ? <Indicators /> : <Opportunities />}
      </Tabs>
    </div>
  );
}
