import type { ComponentChildren } from 'preact';

type Kind = 'info' | 'good' | 'warn' | 'error';

const marks: Record<Kind, string> = { info: 'i', good: '✓', warn: '!', error: '×' };

/** Something to be noticed. What went wrong is read out at once, other news when the reader has time. */
export function Notice({ kind, title, children }: { kind: Kind; title?: string; children: ComponentChildren }) {
  return (
    <div class={`notice ${kind}`} role={kind === 'error' ? 'alert' : 'status'}>
      <span class="mark" aria-hidden="true">{marks[kind]}</span>
      <div>{title && <p class="title">{title}</p>}{children}</div>
    </div>
  );
}
