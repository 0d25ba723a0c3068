import { useState } from 'preact/hooks';
import { use } from '../../app/language';
import { address, setQuery } from '../../app/router';
import { TextField } from '../../ui/fields';
import { words } from './words';

const parameters = ['at', 'from', 'to'] as const;

/** The day and the periods asked about, as the API takes them; what is not said is today and the last twelve months. */
export function queryOf(query: URLSearchParams): string {
  const asked = new URLSearchParams();
  for (const name of parameters) if (query.get(name)) asked.set(name, query.get(name)!);
  return asked.size ? `?${asked.toString()}` : '';
}

export function SpanChoice() {
  const w = use(words);
  const { query } = address.value;
  const [values, setValues] = useState({ at: query.get('at') ?? '', from: query.get('from') ?? '', to: query.get('to') ?? '' });
  const field = (name: (typeof parameters)[number]) => ({ value: values[name], onValue: (value: string) => setValues({ ...values, [name]: value }) });
  return (
    <details class="span no-print">
      <summary>{w.span}</summary>
      <form class="controls" onSubmit={(event) => { event.preventDefault(); setQuery(values); }}>
        <TextField label={w.at} type="date" {...field('at')} />
        <TextField label={w.from} hint={w.periodHint} {...field('from')} />
        <TextField label={w.to} hint={w.periodHint} {...field('to')} />
        <p class="row"><button type="submit" class="main">{w.show}</button>
          <button type="button" onClick={() => { setValues({ at: '', from: '', to: '' }); setQuery({ at: null, from: null, to: null }); }}>{w.usualSpan}</button></p>
      </form>
    </details>
  );
}
