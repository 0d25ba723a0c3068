import type { ComponentChildren } from 'preact';

/** A word for a state; the colour never says it alone. */
export function Tag({ tone, children }: { tone?: 'good' | 'warn' | 'bad' | 'info'; children: ComponentChildren }) {
  return <span class={`tag ${tone ?? ''}`}>{children}</span>;
}
