/** A signal that is given once so many milliseconds have passed since it was last put off. */
export interface Late {
  signal: AbortSignal;
  putOff: (milliseconds: number) => void;
  cancel: () => void;
}

export function after(milliseconds: number): Late {
  const stop = new AbortController();
  const begin = (wait: number) => setTimeout(() => stop.abort(new DOMException('No answer in time', 'TimeoutError')), wait);
  let timer = begin(milliseconds);
  const cancel = () => clearTimeout(timer);
  const putOff = (wait: number) => {
    cancel();
    timer = begin(wait);
  };
  return { signal: stop.signal, putOff, cancel };
}
