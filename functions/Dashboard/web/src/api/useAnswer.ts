import { useEffect, useRef, useState } from 'preact/hooks';
import { language } from '../app/language';
import { session } from '../app/session';
import { get, type Answer } from './client';

/** What is known of something that was asked for. While it is asked for anew, what was there stays. */
export interface Loaded<T> {
  data: T | null;
  etag: string | null;
  error: unknown;
  busy: boolean;
  /** Asks again. */
  again: () => void;
}

/**
 * Asks the API for something a page shows: again when the path, the language or who is signed in changes; what nobody waits for any more is given up.
 * @param path Null while it is not known what to ask for.
 * @param open For everybody: without a token.
 */
export function useAnswer<T>(path: string | null, { open = false, accept }: { open?: boolean; accept?: string } = {}): Loaded<T> {
  return useWork((signal) => get<T>(path!, { signal, open, accept }), path === null ? null : `${path} ${language.value} ${open ? '' : JSON.stringify(session.value)}`);
}

/**
 * The same for work of several questions.
 * @param key What it depends on; null while it cannot begin.
 */
export function useWork<T>(work: (signal: AbortSignal) => Promise<Answer<T>>, key: string | null): Loaded<T> {
  const [state, set] = useState<{ key: string | null; answer: Answer<T> | null; error: unknown; busy: boolean }>({ key: null, answer: null, error: null, busy: key !== null });
  const [turn, setTurn] = useState(0);
  const latest = useRef(work);
  latest.current = work;
  useEffect(() => {
    if (key === null) return;
    const stop = new AbortController();
    set((was) => ({ ...was, busy: true, error: null }));
    latest.current(stop.signal).then(
      (answer) => !stop.signal.aborted && set({ key, answer, error: null, busy: false }),
      (error: unknown) => !stop.signal.aborted && set({ key, answer: null, error, busy: false }),
    );
    return () => stop.abort();
  }, [key, turn]);
  return { data: state.answer?.data ?? null, etag: state.answer?.etag ?? null, error: state.error, busy: state.busy || (key !== null && state.key !== key && !state.error), again: () => setTurn(turn + 1) };
}

/** What work of several questions came to, as the answer to one. */
export const answered = <T>(data: T): Answer<T> => ({ data, status: 200, etag: null, headers: new Headers() });
