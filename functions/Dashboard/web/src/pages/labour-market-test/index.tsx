import { use } from '../../app/language';
import type { PageProps } from '../../app/routes';
import { go } from '../../app/router';
import { has, type Role } from '../../app/session';
import { SignInNeeded } from '../../app/SignInNeeded';
import { useTitle } from '../../app/title';
import { Tabs } from '../../ui/Tabs';
import { Cases } from './Cases';
import { CaseView } from './CaseView';
import { Figures } from './Figures';
import { Form } from './Form';
import { RuleSets } from './RuleSets';
import { Status } from './Status';
import './style.css';
import { words } from './words';

export const page = 'labour-market-test';

/** Who may see each view; everybody where nobody is named. What anybody may do the API decides. */
const readers: Record<string, Role[]> = {
  cases: ['LabourOfficer', 'CoordinationApprover', 'CoordinationReader', 'Operator'],
  new: ['LabourOfficer'],
  figures: ['LabourOfficer', 'CoordinationReader', 'CoordinationApprover', 'Statistician'],
  case: ['LabourOfficer', 'CoordinationApprover'],
};

const views = ['cases', 'new', 'figures', 'status', 'rules'] as const;

export default function Page({ rest }: PageProps) {
  const w = use(words);
  const view = rest[0] ?? (has(...readers.cases!) ? 'cases' : 'status');
  const tab = view === 'case' ? 'cases' : view;
  const name = views.find((v) => v === tab) ?? 'status';
  useTitle(`${w.title}: ${w[name]}`);
  const roles = readers[view];
  return (
    <div class="tests">
      <h1>{w.title}</h1>
      <p class="lead">{w.says}</p>
      <Tabs label={w.views} tabs={views.map((id) => ({ id, label: w[id] }))} value={name} onValue={(id) => go(`${page}/${id}`)}>
        {roles && !has(...roles) ? <SignInNeeded roles={roles} />
          : view === 'case' && rest[1] ? <CaseView key={rest[1]} id={rest[1]} />
            : name === 'cases' ? <Cases /> : name === 'new' ? <Form /> : name === 'figures' ? <Figures /> : name === 'rules' ? <RuleSets /> : <Status />}
      </Tabs>
    </div>
  );
}
