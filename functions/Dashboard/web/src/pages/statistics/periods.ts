/** Where a period stands on the axis of time, counted in months, so that missing ones leave their room: `2026`, `2026-Q3` and `2026-10`. */
export function placeOf(period: string): number {
  const [year = '', part = ''] = period.split('-');
  const month = part.startsWith('Q') ? (Number(part.slice(1)) - 1) * 3 : part ? Number(part) - 1 : 0;
  return Number(year) * 12 + month;
}

/** The periods that the axis names: the newest, and as many before it as have room. */
export function ticksOf(periods: string[], most: number): number[] {
  const places = periods.map(placeOf);
  const room = (places.at(-1)! - places[0]!) / Math.max(1, most);
  return places.reduceRight<number[]>((ticks, place) => (ticks.length === 0 || ticks[0]! - place >= room ? [place, ...ticks] : ticks), []);
}

/** Whether nothing lies between two periods of the same frequency. */
export const follows = (before: string, after: string): boolean =>
  placeOf(after) - placeOf(before) === (after.includes('Q') ? 3 : after.includes('-') ? 1 : 12);
