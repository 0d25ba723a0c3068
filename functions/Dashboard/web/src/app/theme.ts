import { effect, signal } from '@preact/signals';
import { keep, kept } from './kept';

export type Theme = 'light' | 'dark';

const system = matchMedia('(prefers-color-scheme: dark)');
const chosen = kept('theme');

/** What was chosen, or else what the system prefers. */
export const theme = signal<Theme>(chosen === 'light' || chosen === 'dark' ? chosen : system.matches ? 'dark' : 'light');

system.addEventListener('change', () => {
  if (!kept('theme')) theme.value = system.matches ? 'dark' : 'light';
});

effect(() => {
  document.documentElement.dataset.theme = theme.value;
});

export function switchTheme(): void {
  theme.value = theme.value === 'dark' ? 'light' : 'dark';
  keep('theme', theme.value);
}
