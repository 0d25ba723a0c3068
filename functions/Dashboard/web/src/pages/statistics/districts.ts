export interface District { code: string; name: string; province: string; column: number; row: number }

/**
 * The thirty districts as squares, each about where it lies and beside its neighbours, provinces in one piece: no boundary is drawn, since none was
 * supplied. Codes are those of `rwanda-districts`, whose first digit is the province's; provinces bear their codes of the statistics.
 */
const rows: [code: string, column: number, row: number, name: string][] = [
  ['43', 2, 0, 'Musanze'], ['44', 3, 0, 'Burera'], ['52', 5, 0, 'Nyagatare'],
  ['33', 0, 1, 'Rubavu'], ['34', 1, 1, 'Nyabihu'], ['42', 2, 1, 'Gakenke'], ['41', 3, 1, 'Rulindo'], ['45', 4, 1, 'Gicumbi'], ['53', 5, 1, 'Gatsibo'],
  ['32', 0, 2, 'Rutsiro'], ['35', 1, 2, 'Ngororero'], ['27', 2, 2, 'Muhanga'], ['11', 3, 2, 'Nyarugenge'], ['12', 4, 2, 'Gasabo'], ['51', 5, 2, 'Rwamagana'], ['54', 6, 2, 'Kayonza'],
  ['31', 0, 3, 'Karongi'], ['26', 1, 3, 'Ruhango'], ['28', 2, 3, 'Kamonyi'], ['13', 3, 3, 'Kicukiro'], ['57', 4, 3, 'Bugesera'], ['56', 5, 3, 'Ngoma'], ['55', 6, 3, 'Kirehe'],
  ['37', 0, 4, 'Nyamasheke'], ['25', 1, 4, 'Nyamagabe'], ['21', 2, 4, 'Nyanza'],
  ['36', 0, 5, 'Rusizi'], ['23', 1, 5, 'Nyaruguru'], ['24', 2, 5, 'Huye'], ['22', 3, 5, 'Gisagara'],
];

export const districts: District[] = rows.map(([code, column, row, name]) => ({ code, province: `RW${code[0]}`, column, row, name }));

/** The sides of a square where another province, or nothing, begins. */
export function outerSides(d: District): ('top' | 'right' | 'bottom' | 'left')[] {
  const beside = { top: [0, -1], right: [1, 0], bottom: [0, 1], left: [-1, 0] } as const;
  return (Object.keys(beside) as (keyof typeof beside)[]).filter((side) => {
    const [dx, dy] = beside[side];
    return !districts.some((o) => o.province === d.province && o.column === d.column + dx && o.row === d.row + dy);
  });
}
