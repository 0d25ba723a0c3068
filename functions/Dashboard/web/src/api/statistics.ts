import { get } from './client';
import { ApiError } from './problem';
import { Cube, type JsonStat, type Key } from './cube';

/** What the list of tables says of one. */
export interface TableCard {
  id: string;
  number: string;
  label: string;
  description: string;
  updated: string;
  firstPeriod: string;
  lastPeriod: string;
  observations: number;
  withheld: number;
  variableNames: string[];
  links: { rel: string; href: string }[];
}

export interface TableList { release: string; tables: TableCard[] }

export interface Measure { id: string; label: string; unit: string; decimals: number; method: string; ilms: string | null }

export interface Variable { id: string; label: string; time: boolean; values: { code: string; label: string }[] }

export interface Table {
  release: string;
  table: TableCard;
  method: string;
  sources: string[];
  measures: Measure[];
  variables: Variable[];
}

/** Where the figures of a selection are: a code, several, or `*` for all of a dimension. */
export function dataPath(id: string, selection: Record<string, string[]>, format?: string): string {
  const parts = Object.entries(selection).filter(([, codes]) => codes.length > 0).map(([name, codes]) => `valuecodes[${name}]=${codes.map(encodeURIComponent).join(',')}`);
  if (format) parts.push(`format=${format}`);
  return `/api/tables/${id}/data${parts.length > 0 ? `?${parts.join('&')}` : ''}`;
}

/** The figures of a selection; null where nothing was published for it. */
export async function figures(id: string, selection: Record<string, string[]>, signal: AbortSignal): Promise<Cube | null> {
  try {
    return new Cube((await get<JsonStat>(dataPath(id, selection), { signal, open: true })).data);
  } catch (error) {
    if (error instanceof ApiError && error.problem.status === 404) return null;
    throw error;
  }
}

interface Constraint { data: { dataConstraints: { cubeRegions: { keyValues: { id: string; values: string[] }[] }[] }[] } | null }

/**
 * Which codes of each dimension have figures together with the codes of a key; nothing where none have.
 * @param mode By `available` a dimension that the key names is freed: which codes it could have with all else as it is.
 */
export async function available(table: Table, key: Key, signal: AbortSignal, mode: 'exact' | 'available' = 'exact'): Promise<Record<string, string[]>> {
  const flow = table.table.links.find((link) => link.rel === 'sdmx')!.href.replace('/v2/data/', '/v2/availability/').replace(/\/\*$/, '');
  const codes = table.variables.filter((v) => !v.time).map((v) => key[v.id] ?? '*');
  const { data } = await get<Constraint | null>(`${flow}/${codes.join('.')}/*?mode=${mode}`, { signal, open: true, accept: 'application/vnd.sdmx.structure+json;version=2.0.0' });
  return Object.fromEntries((data?.data?.dataConstraints[0]?.cubeRegions[0]?.keyValues ?? []).map(({ id, values }) => [id, values]));
}

/** The codes that have figures of one measure, and the measures that have any. Another measure takes the place of one that has none. */
export async function codesOf(table: Table, indicator: string | null, signal: AbortSignal): Promise<Record<string, string[]>> {
  const wished = table.measures.find((m) => m.id === indicator) ?? table.measures[0]!;
  const codes = await available(table, { INDICATOR: wished.id }, signal, 'available');
  const measures = codes.INDICATOR ?? [];
  if (measures.length === 0 || measures.includes(wished.id)) return codes;
  return available(table, { INDICATOR: table.measures.find((m) => measures.includes(m.id))!.id }, signal, 'available');
}

/** Why tables that were agreed have no figures in a release. */
export interface ReleaseCard { id: string; notAvailable: { dataflow: string; reason: string }[] }
