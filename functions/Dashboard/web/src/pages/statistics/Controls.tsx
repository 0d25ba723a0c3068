import { use } from '../../app/language';
import { time, type Cube } from '../../api/cube';
import type { Table } from '../../api/statistics';
import { SelectField, type Option } from '../../ui/fields';
import { foreign } from '../../ui/said';
import { area, hasProvinces, type Kind, type View } from './view';
import { mostShown, shownCodes } from './series';
import { words as shell } from '../../words';
import { words } from './words';

interface Props {
  table: Table;
  /** Codes that have figures somewhere in the table. */
  codes: Record<string, string[]>;
  view: View;
  periods: string[];
  cube: Cube | null;
  /** @param dimension The one whose code was chosen: it holds, others may have to give way. */
  onChange: (changes: Partial<View>, dimension?: string) => void;
}

/** What can be chosen: the chart, what is compared, one code of every other dimension. */
export function Controls({ table, codes, view, periods, cube, onChange }: Props) {
  const w = use(words);
  const dimensions = table.variables.filter((v) => !v.time && (codes[v.id]?.length ?? 0) > 0);
  const varied = dimensions.filter((v) => codes[v.id]!.length > 1);
  const options = (id: string): Option[] => {
    const variable = table.variables.find((v) => v.id === id)!;
    const there = new Set(codes[id]);
    return variable.values.filter((v) => there.has(v.code)).map((v) => ({ value: v.code, label: v.label === v.code ? v.label : labelled(v.code, v.label), lang: foreign(v.code) }));
  };
  const sameUnit = new Set(table.measures.map((m) => m.unit)).size === 1;
  const kinds: Option[] = [{ value: 'lines', label: w.lines }, { value: 'bars', label: w.bars }, ...(hasProvinces(codes) ? [{ value: 'map', label: w.map }] : [])];
  const comparable = varied.filter((v) => v.id !== 'FREQ' && (v.id !== 'INDICATOR' || sameUnit)).map((v) => ({ value: v.id, label: v.label, lang: foreign() }));
  return (
    <section class="card choose" aria-label={w.choose}>
      <div class="controls">
        <SelectField label={w.kind} value={view.kind} options={kinds} onValue={(kind) => onChange({ kind: kind as Kind, ...(kind === 'map' ? { by: area } : {}), shown: kind === 'map' ? [] : view.shown })} />
        {view.kind !== 'map' && comparable.length > 1 && <SelectField label={w.compare} value={view.by} options={comparable} onValue={(by) => onChange({ by, shown: [] })} />}
        {varied.filter((v) => v.id !== view.by).map((v) => (
          <SelectField key={v.id} label={v.label} lang={foreign()} value={view.key[v.id] ?? ''} options={options(v.id)} onValue={(code) => onChange({ key: { ...view.key, [v.id]: code } }, v.id)} />
        ))}
        {view.kind !== 'lines' && periods.length > 0 && (
          <SelectField label={w.period} value={periods.includes(view.period) ? view.period : periods.at(-1)!} options={[...periods].reverse().map((p) => ({ value: p, label: p }))} onValue={(period) => onChange({ period })} />
        )}
      </div>
      {view.kind === 'lines' && cube && cube.codes(view.by).length > 2 && <Picker cube={cube} view={view} onChange={onChange} />}
    </section>
  );
}

/** Codes of figures, such as those of occupations, are known to those who use them. */
const labelled = (code: string, label: string): string => (/^\d/.test(code) ? `${code} ${label}` : label);

/** Which series the chart has. */
function Picker({ cube, view, onChange }: { cube: Cube; view: View; onChange: Props['onChange'] }) {
  const w = use(words);
  const shown = shownCodes(cube, view, cube.codes(time).at(-1)!, mostShown);
  const toggle = (code: string, on: boolean) => onChange({ shown: on ? [...shown, code] : shown.filter((c) => c !== code) });
  return (
    <details class="picker">
      <summary>{w.shown}{use(shell).colon} {w.oneOf.replace('{0}', `${shown.length}`).replace('{1}', `${cube.codes(view.by).length}`)}</summary>
      <p class="fine">{w.shownHint}</p>
      <fieldset><legend class="hidden">{w.shown}</legend>
        {cube.codes(view.by).map((code) => (
          <label key={code}><input type="checkbox" checked={shown.includes(code)} disabled={!shown.includes(code) && shown.length >= mostShown} onChange={(e) => toggle(code, e.currentTarget.checked)} /> <span lang={foreign(code)}>{labelled(code, cube.label(view.by, code))}</span></label>
        ))}
      </fieldset>
    </details>
  );
}
