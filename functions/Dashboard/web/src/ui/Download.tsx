import { useEffect, useState } from 'preact/hooks';
import { addressOf } from '../app/config';

export interface Source { label: string; path: string; note?: string }

/** Links to files that anybody may fetch, at the API's own addresses. */
export function Downloads({ sources }: { sources: Source[] }) {
  const [addresses, setAddresses] = useState<string[]>([]);
  useEffect(() => void Promise.all(sources.map((s) => addressOf(s.path))).then(setAddresses, () => undefined), [JSON.stringify(sources)]);
  return (
    <ul class="downloads">
      {sources.map((s, i) => <li key={s.path}><a href={addresses[i] ?? s.path} download="">{s.label}</a>{s.note && <span class="fine"> {s.note}</span>}</li>)}
    </ul>
  );
}

/** Hands content that the page holds already (what only the signed-in may have, or an answer to a question) to the browser as a file. */
export function saveAs(content: Blob, name: string): void {
  const address = URL.createObjectURL(content);
  const link = Object.assign(document.createElement('a'), { href: address, download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
