import type { ComponentChildren } from 'preact';
import { ProblemView } from '../app/ProblemView';
import type { Loaded } from '../api/useAnswer';
import { Waiting } from './Waiting';

interface Props<T> {
  of: Loaded<T>;
  /** The room that is kept while nothing is there. */
  height?: string;
  /** What keeps the room in place of an empty space of that height. */
  waiting?: ComponentChildren;
  children: (data: T) => ComponentChildren;
}

/** What was asked for once it is there; until then its room, and otherwise why not, with a way to try again. */
export function Shown<T>({ of, height = '12rem', waiting, children }: Props<T>) {
  if (of.error && !of.busy) return <ProblemView error={of.error} again={of.again} />;
  if (of.data === null) return <>{waiting ?? <Waiting height={height} />}</>;
  return <div class={of.busy ? 'stale' : ''} aria-busy={of.busy}>{children(of.data)}</div>;
}
