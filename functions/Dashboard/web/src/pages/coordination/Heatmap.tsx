import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { day, locale, moment, number, use } from '../../app/language';
import { Link } from '../../app/Link';
import { fill } from '../../words';
import { looks, months, states, type Line } from './model';
import { words } from './words';

/** Datasets by periods: a column for each month, a cell as many columns wide as its period has months of the span. */
export function Heatmap({ lines, from, to }: { lines: Line[]; from: string; to: string }) {
  const w = use(words);
  const [chosen, setChosen] = useState<Line | null>(null);
  const box = useRef<HTMLDivElement>(null);
  // Where not all months have room, the newest are seen first.
  useLayoutEffect(() => { box.current!.scrollLeft = box.current!.scrollWidth; }, [from, to]);
  const [first, last] = [months(from)[0], months(to)[1]];
  const keys = [...new Set(lines.map(keyOf))];
  const columns = Array.from({ length: last - first + 1 }, (_, i) => first + i);
  return (
    <section aria-labelledby="heatmap">
      <h2 id="heatmap">{w.heatmap}</h2>
      <p class="fine">{w.heatmapHelp}</p>
      <div ref={box} class="scroll whole heat" role="region" tabIndex={0} aria-label={w.heatmap}>
        <table>
          <caption class="hidden">{w.heatmap}</caption>
          <thead><tr><th scope="col">{w.dataset}</th>{columns.map((m) => <th key={m} scope="col">{monthName(m)}</th>)}</tr></thead>
          <tbody>
            {keys.map((key) => (
              <tr key={key}>
                <th scope="row"><small>{key.split('/')[0]}</small> {key.split('/')[1]}</th>
                {cells(lines.filter((l) => keyOf(l) === key), first, last).map((cell, i) => cell.line
                  ? <Cell key={cell.line.period} line={cell.line} span={cell.span} on={chosen === cell.line} onChoose={setChosen} />
                  : <td key={`gap ${i}`} colSpan={cell.span} />)}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <ul class="signs">
        {states.map((s) => <li key={s}><span class={`sign ${looks[s].tone}`} aria-hidden="true">{looks[s].sign}</span> {w.states[s]}</li>)}
        <li><span class="sign bad" aria-hidden="true">◆</span> {w.turnedDown}</li>
        <li><span class="sign warn" aria-hidden="true">▼</span> {w.fewRows}</li>
      </ul>
      <div aria-live="polite">{chosen && <Details line={chosen} />}</div>
    </section>
  );
}

function Cell({ line, span, on, onChoose }: { line: Line; span: number; on: boolean; onChoose: (line: Line) => void }) {
  const w = use(words);
  const { sign, tone } = looks[line.state];
  const says = [
    `${line.dataset} ${line.period}: ${w.states[line.state]}`, line.daysPastDue > 0 && fill(w.days, line.daysPastDue), line.deliveredNotAccepted && w.turnedDown, line.usualRows !== null && w.fewRows,
  ].filter(Boolean).join(', ');
  return (
    <td colSpan={span}>
      <button type="button" class={`cell ${tone}`} aria-pressed={on} aria-label={says} title={says} data-cell={`${line.agency}/${line.dataset}/${line.period}`} data-state={line.state}
        onClick={() => onChoose(line)}>
        <span aria-hidden="true">
          {sign}{line.deliveredNotAccepted && <b class="bad">◆</b>}{line.usualRows !== null && <b class="warn">▼</b>}
          {line.daysPastDue > 0 && line.state !== 'OnTime' && <small>{number(line.daysPastDue)}</small>}
        </span>
      </button>
    </td>
  );
}

function Details({ line }: { line: Line }) {
  const w = use(words);
  return (
    <div class="card details">
      <h3>{line.agency}/{line.dataset} {line.period}</h3>
      <dl class="facts">
        <dt>{w.state}</dt><dd>{looks[line.state].sign} {w.states[line.state]}{line.deliveredNotAccepted && `, ${w.turnedDown}`}</dd>
        <dt>{w.dueOn}</dt><dd>{day(line.dueOn)}{line.daysPastDue > 0 && ` (${fill(w.days, line.daysPastDue)})`}</dd>
        <dt>{w.deliveries}</dt><dd>{number(line.deliveries)}</dd>
        {line.firstAcceptedAt && <><dt>{w.accepted}</dt><dd>{moment(line.firstAcceptedAt)}</dd></>}
        {line.rowsAccepted !== null && <><dt>{w.rows}</dt><dd>{number(line.rowsAccepted)}{line.usualRows !== null && ` (${fill(w.usual, number(line.usualRows), line.usualRowsOf ?? 0)})`}</dd></>}
        {line.submission && <><dt>{w.receipt}</dt><dd><Link to={`coordination/${line.submission}`}><code>{line.submission}</code></Link></dd></>}
      </dl>
    </div>
  );
}

/** Cells of a row from the first month to the last; where nothing is expected a gap. */
function cells(row: Line[], first: number, last: number): { line?: Line; span: number }[] {
  const all: { line?: Line; span: number }[] = [];
  let next = first;
  for (const line of row) {
    const [start, end] = months(line.period);
    const [shown, until] = [Math.max(first, start), Math.min(last, end)];
    if (shown > next) all.push({ span: shown - next });
    all.push({ line, span: until - shown + 1 });
    next = until + 1;
  }
  if (next <= last) all.push({ span: last - next + 1 });
  return all;
}

const keyOf = (line: Line): string => `${line.agency}/${line.dataset}`;

const monthName = (month: number): string =>
  new Date(Date.UTC(Math.floor(month / 12), month % 12, 1)).toLocaleDateString(locale(), { month: 'short', year: '2-digit', timeZone: 'UTC' });
