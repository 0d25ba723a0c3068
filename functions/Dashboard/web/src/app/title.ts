import { useEffect } from 'preact/hooks';
import { use } from './language';
import { words } from '../words';

/** Names the page in the browser's tab and history. */
export function useTitle(title: string): void {
  const { product } = use(words);
  useEffect(() => {
    document.title = title ? `${title} · ${product}` : product;
  }, [title, product]);
}
