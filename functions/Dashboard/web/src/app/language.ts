import { effect, signal } from '@preact/signals';
import { keep, kept } from './kept';

export const languages = ['en', 'fr', 'rw'] as const;
export type Language = (typeof languages)[number];

/** A page's words in each language: the same keys, or it does not compile. */
export interface Words<T> { en: T; fr: T; rw: T }

const known = (tag: string | null | undefined): Language | undefined => languages.find((l) => tag?.toLowerCase().split('-')[0] === l);

/** What was chosen, or else the first of the browser's languages that there is. */
export const language = signal<Language>(known(kept('language')) ?? navigator.languages.map(known).find((l) => l) ?? 'en');

effect(() => {
  document.documentElement.lang = language.value;
});

export function choose(tag: Language): void {
  language.value = tag;
  keep('language', tag);
}

/** The words of the language in use; a component that calls it is drawn anew when the language changes. */
export const use = <T>(words: Words<T>): T => words[language.value];

/** Numbers and days as the language writes them. Browsers have no Kinyarwanda of their own: it writes numbers as English does here. */
export const locale = (): string => ({ en: 'en-GB', fr: 'fr-FR', rw: 'en-GB' })[language.value];

export const number = (value: number, decimals = 0): string =>
  value.toLocaleString(locale(), { minimumFractionDigits: decimals, maximumFractionDigits: decimals }).replace('-', '−');

/** With its sign, a real minus. */
export const signed = (value: number, decimals = 2): string =>
  value.toLocaleString(locale(), { minimumFractionDigits: decimals, maximumFractionDigits: decimals, signDisplay: 'exceptZero' }).replace('-', '−');

export const day = (text: string): string =>
  new Date(text).toLocaleDateString(locale(), { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'Africa/Kigali' });

/** The same, as short as a table needs it, in one line. */
export const shortDay = (text: string): string =>
  new Date(text).toLocaleDateString(locale(), { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'Africa/Kigali' }).replaceAll(' ', '\u00a0');

/** From one day to another, as a table needs it: a line breaks behind the dash, if at all. */
export const shortSpan = (from: string, to: string): string => `${shortDay(from)}\u00a0– ${shortDay(to)}`;

export const moment = (text: string): string =>
  new Date(text).toLocaleString(locale(), { dateStyle: 'medium', timeStyle: 'short', timeZone: 'Africa/Kigali' });
