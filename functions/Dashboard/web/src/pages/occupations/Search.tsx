import { use } from '../../app/language';
import { address, setQuery } from '../../app/router';
import { TextField } from '../../ui/fields';
import { words } from './words';

/** What is sought; it stands in the address, so that a link leads to the same. */
export const sought = (): string => address.value.query.get('q') ?? '';

/** By a word of the title, or by the first digits of the code. */
export const fits = (code: string, title: string | null): boolean => {
  const text = sought().trim().toLocaleLowerCase();
  return text === '' || code.startsWith(text) || (title ?? '').toLocaleLowerCase().includes(text);
};

export function Search() {
  const w = use(words);
  return <div class="seek"><TextField type="search" label={w.search} hint={w.searchHint} value={sought()} onValue={(q) => setQuery({ q })} /></div>;
}
