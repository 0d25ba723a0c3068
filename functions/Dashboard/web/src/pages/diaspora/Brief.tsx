import { useState } from 'preact/hooks';
import { useAnswer } from '../../api/useAnswer';
import { number, use } from '../../app/language';
import { address, setQuery } from '../../app/router';
import { SelectField, TextField } from '../../ui/fields';
import { Shown } from '../../ui/Shown';
import { Table } from '../../ui/Table';
import { Tag } from '../../ui/Tag';
import { fill, words as shell } from '../../words';
import { districts } from '../statistics/districts';
import { base, type Brief } from './api';
import { say } from './Opportunities';
import { words } from './words';

/** Health occupations of the programme, by their codes; any other code can be typed. */
const common = ['2211', '2212', '2221', '2222', '2261', '2262', '2264', '3212'];

/** What the published figures say of an occupation and a district. */
export function BriefView() {
  const w = use(words);
  const { query } = address.value;
  const [isco, district] = [query.get('isco') ?? '2212', query.get('district') ?? ''];
  const [typed, setTyped] = useState(isco);
  const [where, setWhere] = useState(district);
  const brief = useAnswer<Brief>(`${base}/briefs/${encodeURIComponent(isco)}${district ? `?district=${encodeURIComponent(district)}` : ''}`, { open: true });
  return (
    <section aria-labelledby="brief">
      <h2 id="brief">{w.brief}</h2>
      <p class="prose">{w.briefHelp}</p>
      <form class="controls no-print" onSubmit={(event) => { event.preventDefault(); setQuery({ isco: typed.trim(), district: where.trim() }); }}>
        <SelectField label={w.occupation} value={common.includes(typed) ? typed : ''} blank="…" onValue={(value) => { setTyped(value); setQuery({ isco: value }); }} options={common.map((value) => ({ value, label: `${value} ${w.occupations[value]}` }))} />
        <TextField label={w.otherCode} value={typed} onValue={setTyped} />
        <SelectField label={w.district} value={where} blank={w.wholeCountry} onValue={setWhere} options={[...districts].sort((a, b) => a.name.localeCompare(b.name)).map((d) => ({ value: d.code, label: d.name }))} />
        <button type="submit">{w.show}</button>
      </form>
      <Shown of={brief} height="18rem">{(found) => <Told of={found} />}</Shown>
    </section>
  );
}

function Told({ of }: { of: Brief }) {
  const [w, s] = [use(words), use(shell)];
  return (
    <div class="card brief" data-isco={of.isco08}>
      <div class="between"><h3>{of.isco08} {w.occupations[of.isco08] ?? <span lang="en">{of.title}</span>}</h3><Tag tone={of.demand === 'Shortage' ? 'bad' : of.demand === 'Potential' ? 'warn' : undefined}>{w.demand}{s.colon} {of.demand ? (w.demands[of.demand] ?? of.demand) : w.noDemand}</Tag></div>
      {of.district && <p class="fine">{w.noDistrict}</p>}
      {of.areaFigures && <Table stack showCaption class="whole" caption={`${say(of.areaFigures.name).text}, ${of.areaFigures.period}`} rows={of.areaFigures.figures} rowKey={(f) => f.indicator} empty={w.noFigures} columns={[
        { key: 'measure', label: w.measure, heads: true, cell: (f) => <>{say(f.name).text} <span class="fine">{fill(w.ofGroup, f.occupation)}</span></> }, { key: 'value', label: w.value, numeric: true, cell: (f) => (f.value === null ? '–' : number(f.value, Number.isInteger(f.value) ? 0 : 2)) },
      ]} />}
      <Table stack showCaption class="whole" caption={w.figures} rows={of.figures} rowKey={(f) => `${f.measure} ${f.period}`} empty={w.noFigures} columns={[
        { key: 'measure', label: w.measure, heads: true, cell: (f) => w.measures[f.measure] ?? <code>{f.measure}</code> }, { key: 'period', label: w.period, class: 'tight', cell: (f) => f.period },
        { key: 'value', label: w.value, numeric: true, cell: (f) => (f.value === null ? '–' : number(f.value, Number.isInteger(f.value) || f.value >= 1000 ? 0 : 2)) }, { key: 'quality', label: w.quality, cell: (f) => w.qualities[f.quality] ?? f.quality },
      ]} />
      {of.recognition.length > 0 && <p>{w.recognition}{s.colon} <span lang="en">{of.recognition.map((r) => r.name).join(', ')}</span></p>}
      <h3>{w.steps}</h3>
      <ol>{of.steps.map((s) => <li key={s.code} lang={say(s.text).lang}>{say(s.text).text}{!s.isConfirmed && <em class="fine"> ({w.unconfirmed})</em>}</li>)}</ol>
      {of.opportunities.length > 0 && <><h3>{w.openHere}</h3><ul>{of.opportunities.map((o) => <li key={o.id} lang={say(o.title).lang}><a href={o.url} rel="noopener noreferrer">{say(o.title).text}</a></li>)}</ul></>}
    </div>
  );
}
