import { language, use } from '../../app/language';
import { SelectField, TextField } from '../../ui/fields';
import { fill, words as shell } from '../../words';
import type { Fault } from './api';
import { hintOf } from './hints';
import { labels } from './labels';
import { without, type Draft, type Schema } from './schema';
import { words } from './words';

interface Props {
  of: Schema;
  name: string;
  /** JSON pointer. */
  place: string;
  draft: Draft;
  set: (draft: Draft) => void;
  faults: Fault[];
  declarations: string[];
  required?: boolean;
}

/** What a part of the schema asks for: one fact, a group of them, or entries of a list. */
export function Facts(props: Props) {
  const { of, place, name, declarations } = props;
  if (of.type === 'array' && of.items?.type === 'object') return <Entries {...props} />;
  if (of.type !== 'object') return <Fact {...props} />;
  const members = of.properties ? Object.entries(of.properties) : declarations.map((d): [string, Schema] => [d, { type: 'boolean' }]);
  return <div class="controls facts-of" data-place={place} data-name={name}>{members.map(([member, schema]) => <Facts {...props} key={member} of={schema} name={member} place={`${place}/${member}`} required={of.required?.includes(member)} />)}</div>;
}

function Fact({ of, name, place, draft, set, faults, required }: Props) {
  const w = use(words);
  const s = use(shell);
  const fault = faults.find((f) => f.place === place || f.place.startsWith(`${place}/`));
  const label = use(labels)[name] ?? spaced(name);
  const common = {
    label, required, value: draft.values[place] ?? '',
    hint: of.type === 'array' ? w.several : hintOf(name, label, of.description, language.value),
    error: fault && `${fill(w.expected, fault.expected)} ${fault.mend}`,
    onValue: (value: string) => set({ ...draft, values: { ...draft.values, [place]: value } }),
  };
  return (
    <div data-place={place}>
      {of.type === 'boolean'
        ? <SelectField {...common} blank={w.notKnown} options={[{ value: 'true', label: s.yes }, { value: 'false', label: s.no }]} />
        : of.format === 'date' ? <TextField {...common} type="date" />
          : of.type === 'integer' || of.type === 'number' ? <TextField {...common} type="number" min={`${of.minimum ?? ''}`} max={`${of.maximum ?? ''}`} step={of.type === 'integer' ? '1' : 'any'} />
            : <TextField {...common} />}
    </div>
  );
}

/** A list: not known, none, or entries that are added and taken out. */
function Entries(props: Props) {
  const { of, place, draft, set, faults } = props;
  const w = use(words);
  const count = draft.lists[place];
  const fault = faults.find((f) => f.place === place);
  const put = (value: number | 'none' | undefined) => {
    const lists = { ...draft.lists };
    if (value === undefined) delete lists[place];
    else lists[place] = value;
    set({ ...draft, lists });
  };
  const entries = typeof count === 'number' ? count : 0;
  const label = w.stepNames[props.name] ?? props.name;
  return (
    <div data-place={place}>
      <SelectField label={label} hint={hintOf(props.name, label, of.description, language.value)} error={fault && fill(w.expected, fault.expected)}
        value={count === 'none' ? 'none' : entries > 0 ? 'some' : ''} blank={w.notKnown} onValue={(value) => put(value === 'none' ? 'none' : value === 'some' ? 1 : undefined)}
        options={[{ value: 'none', label: w.noneThere }, { value: 'some', label: w.entries }]} />
      {Array.from({ length: entries }, (_, i) => (
        <fieldset key={i} class="entry">
          <legend>{fill(w.entry, i + 1)}</legend>
          <Facts {...props} of={{ ...of.items!, type: 'object' }} place={`${place}/${i}`} required={false} />
          <p><button type="button" onClick={() => set(without(draft, place, i))}>{fill(w.removeEntry, i + 1)}</button></p>
        </fieldset>
      ))}
      {entries > 0 && entries < (of.maxItems ?? 200) && <p><button type="button" onClick={() => put(entries + 1)}>{w.addEntry}</button></p>}
    </div>
  );
}

/** A name of a fact as words: intraGroupAssignment, intra group assignment. */
const spaced = (name: string): string => { const words = name.replace(/([A-Z])/g, ' $1').toLowerCase(); return words.charAt(0).toUpperCase() + words.slice(1); };
