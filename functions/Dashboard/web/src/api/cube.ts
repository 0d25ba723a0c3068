/** A dataset as JSON-stat 2.0 writes it, as far as the statistics' API does. */
export interface JsonStat {
  label: string;
  source: string;
  updated: string;
  note: string[];
  id: string[];
  size: number[];
  value: (number | null)[];
  status: Record<string, string>;
  dimension: Record<string, { label: string; category: { index: string[]; label: Record<string, string>; unit?: Record<string, Unit> } }>;
  extension: { confidential: number[]; RELEASE_ID: string; DATA_SOURCE: string };
}

export interface Unit { label: string; code: string; decimals: number; multiplier: number; method: string }

/** One cell: a value, a value that is withheld, or none that was listed. */
export interface Cell {
  value: number | null;
  /** A for normal, E for estimated, …; empty where no cell is listed. */
  status: string;
  withheld: boolean;
}

/** Codes by dimension. */
export type Key = Record<string, string>;

export const time = 'TIME_PERIOD';

/** Finds cells of a dataset by the codes of their dimensions. */
export class Cube {
  readonly #places: Map<string, number>[];
  readonly #confidential: Set<number>;

  constructor(readonly data: JsonStat) {
    this.#places = data.id.map((dimension) => new Map(this.codes(dimension).map((code, place) => [code, place])));
    this.#confidential = new Set(data.extension.confidential);
  }

  /** Those that occur, in the codelist's order. */
  codes(dimension: string): string[] {
    return this.data.dimension[dimension]?.category.index ?? [];
  }

  label(dimension: string, code: string): string {
    return this.data.dimension[dimension]?.category.label[code] ?? code;
  }

  name(dimension: string): string {
    return this.data.dimension[dimension]?.label ?? dimension;
  }

  unit(indicator: string): Unit | undefined {
    return this.data.dimension.INDICATOR?.category.unit?.[indicator];
  }

  /** @param key A dimension with one code in the dataset may be left out. */
  at(key: Key): Cell {
    let cell = 0;
    for (const [d, dimension] of this.data.id.entries()) {
      const place = this.#places[d]!.get(key[dimension] ?? (this.data.size[d] === 1 ? this.codes(dimension)[0]! : ''));
      if (place === undefined) return { value: null, status: '', withheld: false };
      cell = cell * this.data.size[d]! + place;
    }
    const [value, withheld] = [this.data.value[cell] ?? null, this.#confidential.has(cell)];
    return { value, status: this.data.status[cell] ?? (value !== null || withheld ? 'A' : ''), withheld };
  }
}
