import { number, use } from '../../app/language';
import { time } from '../../api/cube';
import { foreign } from '../../ui/said';
import { words as shell } from '../../words';
import { districts, outerSides, type District } from './districts';
import { Figure, FigureTable, type FiguresProps } from './Figures';
import { area } from './view';
import { words } from './words';

const side = { w: 96, h: 62 };
const steps = 5;

/** Districts as squares in their provinces' colour: the darker, the higher. */
export function DistrictMap({ cube, title, decimals, period }: FiguresProps) {
  const [w, s] = [use(words), use(shell)];
  const cell = (code: string) => cube.at({ [area]: code, [time]: period });
  const provinces = [...new Set(districts.map((d) => d.province))].filter((code) => cube.codes(area).includes(code)).sort();
  if (provinces.length === 0) return <p role="status">{w.noProvince}</p>;
  const values = provinces.map((code) => cell(code).value).filter((v) => v !== null);
  const [low, high] = [Math.min(0, ...values), Math.max(...values)];
  const step = (code: string): number => {
    const value = cell(code).value;
    return value === null ? 0 : Math.max(1, Math.ceil(((value - low) / (high - low || 1)) * steps));
  };
  return (
    <figure class="chart">
      <figcaption><span class="title" lang={foreign()}>{title}, {period}</span></figcaption>
      <div class="map">
        <svg viewBox={`-2 -2 ${7 * side.w + 4} ${6 * side.h + 4}`} role="img" aria-label={`${title}, ${period}. ${w.mapSays}`} data-drawn={period}>
          {districts.map((d) => <Square key={d.name} district={d} step={step(d.province)} says={`${d.name}, ${cube.label(area, d.province)}: ${saidOf(d)}`} />)}
        </svg>
        <ul class="provinces">
          {provinces.map((code) => (
            <li key={code} data-code={code}><span class="swatch" style={{ background: `var(--step-${step(code)})` }} aria-hidden="true" />{cube.label(area, code)} <b><Figure cell={cell(code)} decimals={decimals} /></b></li>
          ))}
        </ul>
      </div>
      <p class="fine">{w.mapNote}</p>
      <details><summary>{s.chartNumbers}</summary><FigureTable cube={cube} by={area} codes={provinces} periods={[period]} caption={title} decimals={decimals} /></details>
    </figure>
  );

  function saidOf(d: District): string {
    const { value, withheld } = cell(d.province);
    return value !== null ? number(value, decimals) : withheld ? w.withheld : w.notListed;
  }
}

function Square({ district, step, says }: { district: District; step: number; says: string }) {
  const [x, y] = [district.column * side.w, district.row * side.h];
  const line = { top: [x, y, x + side.w, y], bottom: [x, y + side.h, x + side.w, y + side.h], left: [x, y, x, y + side.h], right: [x + side.w, y, x + side.w, y + side.h] };
  return (
    <g>
      <title>{says}</title>
      <rect x={x + 1} y={y + 1} width={side.w - 2} height={side.h - 2} fill={`var(--step-${step})`} />
      <text x={x + side.w / 2} y={y + side.h / 2 + 5} text-anchor="middle" fill={`var(--step-ink-${step > 3 ? 'high' : 'low'})`}>{district.name}</text>
      {outerSides(district).map((edge) => { const [x1, y1, x2, y2] = line[edge]; return <line key={edge} x1={x1} y1={y1} x2={x2} y2={y2} class="border" />; })}
    </g>
  );
}
