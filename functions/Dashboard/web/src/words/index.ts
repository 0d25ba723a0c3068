import type { Words } from '../app/language';
import { en, type ShellWords } from './en';
import { fr } from './fr';
import { rw } from './rw';

/** The words of the shell, and those that several pages use. */
export const words: Words<ShellWords> = { en, fr, rw };

/** Puts values in the places {0}, {1} … of a text. */
export const fill = (text: string, ...values: (string | number)[]): string => text.replace(/\{(\d)\}/g, (_, at: string) => String(values[Number(at)] ?? ''));
