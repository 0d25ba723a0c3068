import { useEffect } from 'preact/hooks';
import { use } from './language';
import { words } from '../words';

/**
 * Names the page in the browser's tab and history.
 * @param title Empty for the product's name alone; left out by what is only a part of a page, whose name stays.
 */
export function useTitle(title?: string): void {
  const { product } = use(words);
  useEffect(() => {
    if (title !== undefined) document.title = title ? `${title} · ${product}` : product;
  }, [title, product]);
}
