import { useId, useRef } from 'preact/hooks';
import type { ComponentChildren } from 'preact';

export interface Tab { id: string; label: string }

interface Props {
  label: string;
  tabs: Tab[];
  value: string;
  onValue: (id: string) => void;
  children: ComponentChildren;
}

/** One of several views, by arrow keys too. */
export function Tabs({ label, tabs, value, onValue, children }: Props) {
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const move = (event: KeyboardEvent) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const next = tabs[(tabs.findIndex((t) => t.id === value) + step + tabs.length) % tabs.length]!;
    onValue(next.id);
    list.current?.querySelector<HTMLElement>(`[data-tab="${next.id}"]`)?.focus();
  };
  return (
    <div class="tabs">
      <div role="tablist" aria-label={label} ref={list} onKeyDown={move}>
        {tabs.map((t) => (
          <button key={t.id} type="button" role="tab" id={`${id}-${t.id}`} data-tab={t.id} aria-selected={t.id === value} aria-controls={`${id}-panel`} tabIndex={t.id === value ? 0 : -1}
            onClick={() => onValue(t.id)}>{t.label}</button>
        ))}
      </div>
      <div role="tabpanel" id={`${id}-panel`} aria-labelledby={`${id}-${value}`}>{children}</div>
    </div>
  );
}
