import type { ComponentChildren } from 'preact';
import { use } from '../app/language';
import { words } from '../words';

export interface Column<R> {
  key: string;
  label: ComponentChildren;
  cell: (row: R) => ComponentChildren;
  /** Numbers stand below each other, to the right. */
  numeric?: boolean;
  /** The cell names the row. */
  heads?: boolean;
  class?: string;
}

interface Props<R> {
  /** What the table is of; read out, and shown where `showCaption` is set. */
  caption: string;
  columns: Column<R>[];
  rows: R[];
  rowKey: (row: R) => string;
  showCaption?: boolean;
  /** Said in place of rows. */
  empty?: string;
  class?: string;
}

/** A table that scrolls within itself where the screen is narrow, by keyboard too. */
export function Table<R>({ caption, columns, rows, rowKey, showCaption = false, empty, class: kind = '' }: Props<R>) {
  const w = use(words);
  if (rows.length === 0) return <p class="empty">{empty ?? w.none}</p>;
  return (
    <div class={`scroll ${kind}`} role="region" tabIndex={0} aria-label={`${caption}: ${w.tableScroll}`}>
      <table>
        <caption class={showCaption ? '' : 'hidden'}>{caption}</caption>
        <thead><tr>{columns.map((c) => <th key={c.key} scope="col" class={`${c.numeric ? 'n' : ''} ${c.class ?? ''}`}>{c.label}</th>)}</tr></thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowKey(row)}>
              {columns.map((c) => c.heads
                ? <th key={c.key} scope="row" class={c.class}>{c.cell(row)}</th>
                : <td key={c.key} class={`${c.numeric ? 'n' : ''} ${c.class ?? ''}`}>{c.cell(row)}</td>)}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
