import type { Option } from '../../ui/fields';

/** A number as it was typed; null where nothing was. */
export const whole = (text: string): number | null => (text.trim() === '' ? null : Number(text));

export const options = (named: Record<string, string>): Option[] => Object.entries(named).map(([value, label]) => ({ value, label }));

/** An id that nobody else gives: what is sent twice is recorded once. */
export const newId = (of: string): string => `${of}-${crypto.randomUUID().slice(0, 13)}`;
