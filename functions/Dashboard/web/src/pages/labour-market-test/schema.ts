/** The part of JSON Schema in which the application's form is published. */
export interface Schema {
  description?: string;
  type?: 'object' | 'array' | 'string' | 'boolean' | 'integer' | 'number';
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  maxItems?: number;
  pattern?: string;
  format?: string;
  minimum?: number;
  maximum?: number;
  additionalProperties?: boolean | Schema;
}

/** Facts as they are typed: texts by JSON pointer; how many entries a list has, or that there was none. */
export interface Draft {
  values: Record<string, string>;
  lists: Record<string, number | 'none'>;
}

export const emptyDraft = (): Draft => ({ values: {}, lists: {} });

/** A step of the form: the plain facts of the application first, then each group for itself. */
export interface Step { id: string; members: [name: string, of: Schema][] }

export function stepsOf(schema: Schema): Step[] {
  const members = Object.entries(schema.properties ?? {});
  const plain = members.filter(([, of]) => !isGroup(of));
  return [{ id: '', members: plain }, ...members.filter(([, of]) => isGroup(of)).map(([name, of]) => ({ id: name, members: [[name, of]] as Step['members'] }))];
}

const isGroup = (of: Schema): boolean => of.type === 'object' || (of.type === 'array' && of.items?.type === 'object');

/** The step in which a place of the application stands. */
export const stepOf = (steps: Step[], place: string): number =>
  Math.max(0, steps.findIndex((step) => step.members.some(([name]) => place === `/${name}` || place.startsWith(`/${name}/`))));

/** The application as the API takes it: what was not given is left out, an empty list says that there was none. */
export function applicationOf(schema: Schema, draft: Draft): unknown {
  return object(schema, '', draft) ?? {};
}

function object(of: Schema, place: string, draft: Draft): Record<string, unknown> | undefined {
  const made: Record<string, unknown> = {};
  const names = of.properties ? Object.entries(of.properties) : declared(of, place, draft);
  for (const [name, member] of names) {
    const value = valueOf(member, `${place}/${name}`, draft);
    if (value !== undefined) made[name] = value;
  }
  return Object.keys(made).length > 0 ? made : undefined;
}

/** Names that are not laid down: those that were given an answer. */
function declared(of: Schema, place: string, draft: Draft): [string, Schema][] {
  const flag = typeof of.additionalProperties === 'object' ? of.additionalProperties : {};
  return Object.keys(draft.values).filter((key) => key.startsWith(`${place}/`)).map((key) => [key.slice(place.length + 1), flag]);
}

function valueOf(of: Schema, place: string, draft: Draft): unknown {
  if (of.type === 'object') return object(of, place, draft);
  if (of.type === 'array' && of.items?.type === 'object') {
    const count = draft.lists[place];
    if (count === 'none') return [];
    return count ? Array.from({ length: count }, (_, i) => object(of.items!, `${place}/${i}`, draft) ?? {}) : undefined;
  }
  const text = draft.values[place]?.trim() ?? '';
  if (text === '') return undefined;
  if (of.type === 'array') return text.split(/[\s,;|]+/).filter((part) => part !== '');
  if (of.type === 'boolean') return text === 'true';
  // What is no number goes as it was typed: the answer says so at its place.
  if (of.type === 'integer' || of.type === 'number') return Number.isFinite(Number(text)) ? Number(text) : text;
  return text;
}

/** Takes an entry out of a list, and moves up those behind it. */
export function without(draft: Draft, list: string, index: number): Draft {
  const count = draft.lists[list];
  const values: Record<string, string> = {};
  for (const [key, value] of Object.entries(draft.values)) {
    const match = key.startsWith(`${list}/`) ? /^(\d+)(\/.*)$/.exec(key.slice(list.length + 1)) : null;
    const at = match ? Number(match[1]) : -1;
    if (at === index) continue;
    values[at > index ? `${list}/${at - 1}${match![2]}` : key] = value;
  }
  return { values, lists: { ...draft.lists, [list]: typeof count === 'number' ? Math.max(0, count - 1) : 0 } };
}

/** The names of facts that rule sets ask about by declaration. */
export const declarationsIn = (ruleSets: string[]): string[] => [...new Set(ruleSets.flatMap((text) => [...text.matchAll(/declarations\.([A-Za-z0-9]+)/g)].map((match) => match[1]!)))].sort();
