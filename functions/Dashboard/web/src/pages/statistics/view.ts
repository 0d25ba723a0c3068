import type { Key } from '../../api/cube';
import { available, type Table } from '../../api/statistics';

export type Kind = 'lines' | 'bars' | 'map';

/** What is looked at: the address of the page says it, so that a link leads to the same. */
export interface View {
  kind: Kind;
  /** The dimension whose codes are compared. */
  by: string;
  /** One code of each other dimension. */
  key: Key;
  /** The codes that are compared; empty for the first few. */
  shown: string[];
  /** The period of bars and map; empty for the newest. */
  period: string;
}

export const area = 'REF_AREA';

/** Dimensions in the order in which a choice of one limits the others. */
const weight = ['INDICATOR', 'FREQ', area];

const kinds: Kind[] = ['lines', 'bars', 'map'];

/** What the address says, and where it says nothing what tells most: totals, the whole country, the first measure. */
export function readView(query: URLSearchParams, table: Table, codes: Record<string, string[]>): View {
  const dimensions = table.variables.filter((v) => !v.time && codes[v.id]).map((v) => v.id);
  const by = dimensions.find((d) => d === query.get('by')) ?? usualBy(dimensions, codes);
  const asked = kinds.find((k) => k === query.get('view')) ?? 'lines';
  const kind = asked === 'map' && !hasProvinces(codes) ? 'bars' : asked;
  return {
    kind,
    by: kind === 'map' ? area : by,
    key: Object.fromEntries(dimensions.map((d) => [d, chosen(query.get(d), d, codes[d]!, table)])),
    shown: (query.get('show') ?? '').split(' ').filter((code) => codes[by]?.includes(code)),
    period: query.get('period') ?? '',
  };
}

export const hasProvinces = (codes: Record<string, string[]>): boolean => codes[area]?.some((code) => /^RW\d/.test(code)) ?? false;

function chosen(asked: string | null, dimension: string, there: string[], table: Table): string {
  if (asked && there.includes(asked)) return asked;
  return usual(dimension, there, table);
}

/** The code that is taken where none is chosen. */
export function usual(dimension: string, there: string[], table: Table): string {
  if (dimension === 'INDICATOR') return table.measures.find((m) => there.includes(m.id))?.id ?? there[0]!;
  if (dimension === 'FREQ') return ['Q', 'M', 'A'].find((f) => there.includes(f)) ?? there[0]!;
  return ['_T', 'RW'].find((code) => there.includes(code)) ?? there[0]!;
}

/** The last dimension is the table's own subject, such as occupation; sex where nothing else varies. */
function usualBy(dimensions: string[], codes: Record<string, string[]>): string {
  const varied = dimensions.filter((d) => (codes[d]?.length ?? 0) > 1);
  return varied.filter((d) => ![...weight, 'SEX'].includes(d))[0] ?? varied.find((d) => d === 'SEX') ?? varied.find((d) => !weight.includes(d)) ?? varied[0] ?? dimensions[0]!;
}

/** What is asked of the API: all codes of the dimension that is compared, one of each other, all periods. */
export const selectionOf = (view: View): Record<string, string[]> =>
  Object.fromEntries(Object.entries(view.key).map(([d, code]) => [d, d === view.by ? [] : [code]]));

/**
 * A key near the wished one that figures were published for: what was chosen last holds, then the measure, frequency and area, then the rest in order.
 * Each takes the wished code where it can, else the usual one of those that can.
 */
export async function settle(view: View, table: Table, first: string | null, signal: AbortSignal): Promise<Key> {
  const order = [...new Set([...(first ? [first] : []), ...weight, ...Object.keys(view.key)])].filter((d) => d in view.key && d !== view.by);
  const settled: Key = {};
  for (const dimension of order) {
    const there = (await available(table, settled, signal))[dimension] ?? [];
    if (there.length === 0) return view.key;
    settled[dimension] = there.includes(view.key[dimension]!) ? view.key[dimension]! : usual(dimension, there, table);
  }
  return { ...view.key, ...settled };
}

/** The page's address for a view. */
export function queryOf(view: View): Record<string, string> {
  const { [view.by]: _, ...key } = view.key;
  return { view: view.kind, by: view.by, ...key, show: view.shown.join(' '), period: view.kind === 'lines' ? '' : view.period };
}
