import { computed, signal } from '@preact/signals';

/** `/dashboard/`, or whatever the build was made for. */
const base = import.meta.env.BASE_URL;

export interface Address {
  /** Behind the base, without slashes at its ends. */
  path: string;
  query: URLSearchParams;
}

const read = (): Address => ({
  path: decodeURI(location.pathname.startsWith(base) ? location.pathname.slice(base.length) : '').replace(/^\/+|\/+$/g, ''),
  query: new URLSearchParams(location.search),
});

export const address = signal<Address>(read());

/** Where one is, apart from the query. */
export const path = computed(() => address.value.path);

/** The address that a link to a page of the dashboard has. */
export const href = (to: string): string => base + to.replace(/^\/+/, '');

/**
 * Goes to another page of the dashboard.
 * @param replace Stays on the entry of the history: for choices on a page, which would bury the way back.
 */
export function go(to: string, replace = false): void {
  history[replace ? 'replaceState' : 'pushState'](null, '', href(to));
  address.value = read();
  if (!replace) scrollTo(0, 0);
}

/** Keeps a page's choices in its address, so that a link leads to the same view. What is empty is left out. */
export function setQuery(changes: Record<string, string | null>): void {
  const query = new URLSearchParams(address.value.query);
  for (const [name, value] of Object.entries(changes)) {
    if (value === null || value === '') query.delete(name);
    else query.set(name, value);
  }
  const text = query.toString();
  go(address.value.path + (text ? `?${text}` : ''), true);
}

addEventListener('popstate', () => (address.value = read()));
