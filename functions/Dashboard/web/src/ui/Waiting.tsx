import { use } from '../app/language';
import { words } from '../words';

/** Keeps the room of what is still to come, so that nothing jumps when it is there. */
export function Waiting({ height }: { height: string }) {
  return <div class="waiting" style={{ minHeight: height }} role="status"><span>{use(words).loading}</span></div>;
}
