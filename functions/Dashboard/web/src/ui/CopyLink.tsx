import { useState } from 'preact/hooks';
import { use } from '../app/language';
import { words } from '../words';

/** Copies the address, which leads to the same view. */
export function CopyLink() {
  const w = use(words);
  const [done, setDone] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(location.href);
    setDone(true);
    setTimeout(() => setDone(false), 3000);
  };
  return <button type="button" onClick={() => void copy().catch(() => prompt(w.copyLink, location.href))}><span aria-live="polite">{done ? w.copied : w.copyLink}</span></button>;
}
