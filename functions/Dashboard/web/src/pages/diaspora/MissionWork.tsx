import { useEffect, useRef, useState } from 'preact/hooks';
import { use } from '../../app/language';
import { Notice } from '../../ui/Notice';
import { fill } from '../../words';
import { ActivityForm } from './ActivityForm';
import type { Mission } from './api';
import { BeneficiaryForm } from './BeneficiaryForm';
import { CancelForm } from './CancelForm';
import { CompleteForm } from './CompleteForm';
import { missionWords } from './missionWords';
import { ReportForm } from './ReportForm';
import { words } from './words';

/** Whether there is something to put on record about a mission: it runs, or has run. */
export const isWorkedOn = (mission: Mission): boolean => mission.status === 'Running' || mission.status === 'Completed';

/** Whether it can still be cancelled. */
const isUnderWay = (mission: Mission): boolean => mission.status !== 'Completed' && mission.status !== 'Cancelled';

/** What is put on record about one mission, each in a form of its own. */
export function MissionWork({ mission, changed, close }: { mission: Mission; changed: () => void; close: () => void }) {
  const [w, { recorded }] = [use(missionWords), use(words)];
  const [said, setSaid] = useState('');
  const head = useRef<HTMLHeadingElement>(null);
  // It opens above the table in which it was asked for.
  useEffect(() => head.current?.focus(), []);
  return (
    <section class="work no-print" aria-labelledby="work" data-mission={mission.id}>
      <div class="between"><h2 id="work" ref={head} tabIndex={-1}>{fill(w.workOn, mission.request)}</h2><button type="button" class="quiet" onClick={close}>{w.close}</button></div>
      <p class="fine"><code>{mission.id}</code></p>
      {said && <Notice kind="good"><p>{said}</p></Notice>}
      {mission.status === 'Running' && <CompleteForm mission={mission} done={() => { setSaid(w.completed); changed(); }} />}
      {mission.status === 'Completed' && <ReportForm mission={mission} done={() => { setSaid(recorded); changed(); }} />}
      {isWorkedOn(mission) && <ActivityForm mission={mission} done={() => setSaid(recorded)} />}
      {isWorkedOn(mission) && <BeneficiaryForm mission={mission} done={() => setSaid(recorded)} />}
      {isUnderWay(mission) && <CancelForm mission={mission} open={!isWorkedOn(mission)} done={() => { setSaid(w.cancelledNow); changed(); }} />}
    </section>
  );
}
