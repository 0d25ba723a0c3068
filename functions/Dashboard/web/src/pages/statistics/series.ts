import { time, type Cell, type Cube } from '../../api/cube';
import type { View } from './view';

/** As many series as there are colours that can be told apart. */
export const mostShown = 8;

export interface Point { code: string; label: string; period: string; cell: Cell }

const isTotal = (code: string): boolean => code === '_T' || code === 'RW';

/**
 * The codes that a chart compares: those that were chosen; else all where they are few; else the weightiest of one level, without the total,
 * which would dwarf them.
 */
export function shownCodes(cube: Cube, view: View, period: string, most: number): string[] {
  const codes = cube.codes(view.by);
  const chosen = view.shown.filter((code) => codes.includes(code));
  if (chosen.length > 0) return chosen.slice(0, most);
  if (codes.length <= Math.min(most, mostShown)) return codes;
  const parts = codes.filter((code) => !isTotal(code));
  const digits = Math.min(...parts.filter((code) => /^\d+$/.test(code)).map((code) => code.length));
  const level = Number.isFinite(digits) ? parts.filter((code) => code.length === digits) : parts;
  const weight = (code: string) => cube.at({ [view.by]: code, [time]: period }).value ?? -Infinity;
  const first = [...level].sort((a, b) => weight(b) - weight(a)).slice(0, most);
  return codes.filter((code) => first.includes(code));
}

export const pointsOf = (cube: Cube, view: View, codes: string[], periods: string[]): Point[] =>
  codes.flatMap((code) => periods.map((period) => ({ code, label: cube.label(view.by, code), period, cell: cube.at({ [view.by]: code, [time]: period }) })));
