import type { ComponentChildren } from 'preact';
import { go, href } from './router';

interface Props {
  /** A page of the dashboard, without the base. */
  to: string;
  class?: string;
  'aria-current'?: 'page';
  children: ComponentChildren;
}

/** A link within the dashboard: opens without loading anew, and in another tab when that is asked for. */
export function Link({ to, children, ...rest }: Props) {
  const open = (event: MouseEvent) => {
    if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    go(to);
  };
  return <a {...rest} href={href(to)} onClick={open}>{children}</a>;
}
