import { useState } from 'preact/hooks';
import { use } from '../../app/language';
import type { PageProps } from '../../app/routes';
import { has, session } from '../../app/session';
import { useTitle } from '../../app/title';
import { Notice } from '../../ui/Notice';
import { Recent } from './Recent';
import { Choice } from './Choice';
import { Delivery } from './Delivery';
import { NilReturn } from './NilReturn';
import { Given } from './ReceiptView';
import type { Target } from './deliver';
import { words } from './words';
import './submit.css';

/** The way of a file: chosen, checked, mended, delivered, receipted. A receipt has an address of its own: `submit/{submission}`. */
export default function Page({ rest }: PageProps) {
  const w = use(words);
  useTitle(w.title);
  const [target, setTarget] = useState<Target | null>(null);
  const [turn, setTurn] = useState(0);
  const agency = session.value?.agency ?? null;
  const delivers = has('AgencySubmitter') && agency !== null;
  if (rest[0]) return <Given id={rest[0]} />;
  return (
    <div class="submit">
      <h1>{w.title}</h1>
      <p class="lead">{w.lead}</p>
      {!has('AgencySubmitter') && <Notice kind="info">{w.notClerk}</Notice>}
      {has('AgencySubmitter', 'AgencyCertifier') && agency === null && <Notice kind="warn">{w.noAgency}</Notice>}
      <Choice agency={agency} onTarget={setTarget} turn={turn} />
      {target && <Delivery key={`${target.agency}/${target.dataset}/${target.period}`} target={target} delivers={delivers} onDelivered={() => setTurn(turn + 1)} />}
      {target && agency !== null && <NilReturn key={`nil ${target.dataset}/${target.period}`} target={target} onDelivered={() => setTurn(turn + 1)} />}
      {agency !== null && <Recent agency={agency} turn={turn} />}
    </div>
  );
}
