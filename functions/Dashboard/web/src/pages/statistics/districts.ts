export interface District { name: string; province: string; column: number; row: number }

/**
 * The thirty districts as squares, each about where it lies and beside its neighbours, provinces in one piece: no boundary is drawn, since none was
 * supplied. Provinces by their codes in the statistics.
 */
const rows: [province: string, column: number, row: number, name: string][] = [
  ['RW4', 2, 0, 'Musanze'], ['RW4', 3, 0, 'Burera'], ['RW5', 5, 0, 'Nyagatare'],
  ['RW3', 0, 1, 'Rubavu'], ['RW3', 1, 1, 'Nyabihu'], ['RW4', 2, 1, 'Gakenke'], ['RW4', 3, 1, 'Rulindo'], ['RW4', 4, 1, 'Gicumbi'], ['RW5', 5, 1, 'Gatsibo'],
  ['RW3', 0, 2, 'Rutsiro'], ['RW3', 1, 2, 'Ngororero'], ['RW2', 2, 2, 'Muhanga'], ['RW1', 3, 2, 'Nyarugenge'], ['RW1', 4, 2, 'Gasabo'], ['RW5', 5, 2, 'Rwamagana'], ['RW5', 6, 2, 'Kayonza'],
  ['RW3', 0, 3, 'Karongi'], ['RW2', 1, 3, 'Ruhango'], ['RW2', 2, 3, 'Kamonyi'], ['RW1', 3, 3, 'Kicukiro'], ['RW5', 4, 3, 'Bugesera'], ['RW5', 5, 3, 'Ngoma'], ['RW5', 6, 3, 'Kirehe'],
  ['RW3', 0, 4, 'Nyamasheke'], ['RW2', 1, 4, 'Nyamagabe'], ['RW2', 2, 4, 'Nyanza'],
  ['RW3', 0, 5, 'Rusizi'], ['RW2', 1, 5, 'Nyaruguru'], ['RW2', 2, 5, 'Huye'], ['RW2', 3, 5, 'Gisagara'],
];

export const districts: District[] = rows.map(([province, column, row, name]) => ({ province, column, row, name }));

/** The sides of a square where another province, or nothing, begins. */
export function outerSides(d: District): ('top' | 'right' | 'bottom' | 'left')[] {
  const beside = { top: [0, -1], right: [1, 0], bottom: [0, 1], left: [-1, 0] } as const;
  return (Object.keys(beside) as (keyof typeof beside)[]).filter((side) => {
    const [dx, dy] = beside[side];
    return !districts.some((o) => o.province === d.province && o.column === d.column + dx && o.row === d.row + dy);
  });
}
