import { useState } from 'preact/hooks';

/** Sends a form once at a time, and keeps what it holds when that fails. */
export function useSending(done: () => void) {
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const [tried, setTried] = useState(false);
  const send = (event: Event, complete: boolean, work: () => Promise<unknown>) => {
    event.preventDefault();
    setTried(true);
    if (!complete || busy) return;
    setBusy(true);
    setError(null);
    work().then(() => { setTried(false); done(); }, setError).finally(() => setBusy(false));
  };
  return { send, error, busy, tried };
}
