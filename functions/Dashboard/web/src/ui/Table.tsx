import { Fragment, type ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { number, use } from '../app/language';
import { fill, words } from '../words';

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
  /** On a phone each row stands by itself, each cell with its column's name: for rows that are read one by one, not compared. */
  stack?: boolean;
  /** So many rows are drawn until all are asked for: phones are slow at hundreds. */
  atOnce?: number;
  /** What belongs to a row and is as wide as the table, in a row of its own below it. */
  below?: (row: R) => ComponentChildren;
}

/** A table that scrolls within itself where the screen is narrow, by keyboard too. Its roles are written out, for what is stacked is drawn as no table. */
export function Table<R>({ caption, columns, rows, rowKey, showCaption = false, empty, class: kind = '', stack = false, atOnce = Infinity, below }: Props<R>) {
  const w = use(words);
  const [all, setAll] = useState(false);
  if (rows.length === 0) return <p class="empty">{empty ?? w.none}</p>;
  const named = (c: Column<R>) => (stack && typeof c.label === 'string' && c.label !== '' ? c.label : undefined);
  const shown = all ? rows : rows.slice(0, atOnce);
  const under = (row: R) => {
    const content = below?.(row);
    return content ? <tr role="row" class="below"><td role="cell" colSpan={columns.length}>{content}</td></tr> : null;
  };
  const table = (
    <div class={`scroll ${stack ? 'stack' : ''} ${kind}`} role="region" tabIndex={0} aria-label={`${caption}: ${w.tableScroll}`}>
      <table role="table">
        <caption class={showCaption ? '' : 'hidden'}>{caption}</caption>
        <thead role="rowgroup"><tr role="row">{columns.map((c) => <th key={c.key} role="columnheader" scope="col" class={`${c.numeric ? 'n' : ''} ${c.class ?? ''}`}>{c.label}</th>)}</tr></thead>
        <tbody role="rowgroup">
          {shown.map((row) => (
            <Fragment key={rowKey(row)}>
              <tr role="row">
                {columns.map((c) => c.heads
                  ? <th key={c.key} role="rowheader" scope="row" class={c.class}>{c.cell(row)}</th>
                  : <td key={c.key} role="cell" data-label={named(c)} class={`${c.numeric ? 'n' : ''} ${c.class ?? ''}`}>{stack ? <div>{c.cell(row)}</div> : c.cell(row)}</td>)}
              </tr>
              {under(row)}
            </Fragment>
          ))}
        </tbody>
      </table>
    </div>
  );
  if (shown.length === rows.length) return table;
  return <>{table}<p class="no-print"><button type="button" onClick={() => setAll(true)}>{fill(w.showAll, number(rows.length))}</button></p></>;
}
