import { use } from '../../app/language';
import type { ListInForce } from './api';
import { words } from './words';

/** What can be said of the list in force: in the reader's words where the page has them, otherwise in the service's own. */
export function ListSaid({ of }: { of: Pick<ListInForce, 'state' | 'statement'> }) {
  const said = use(words).listStates[of.state];
  return <span lang={said ? undefined : 'en'}>{said ?? of.statement}</span>;
}
