import { useId } from 'preact/hooks';
import type { ComponentChildren } from 'preact';

interface Common {
  label: string;
  /** Of the label, where it is not the page's. */
  lang?: string;
  hint?: string;
  /** Why the value cannot be taken. */
  error?: string;
  required?: boolean;
}

/** Label, hint and error of a field, bound to it for who listens to them. */
function Field({ label, lang, hint, error, required, children }: Common & { children: (ids: { id: string; 'aria-describedby'?: string; 'aria-invalid'?: boolean; required?: boolean }) => ComponentChildren }) {
  const id = useId();
  const described = [hint && `${id}-h`, error && `${id}-e`].filter(Boolean).join(' ');
  return (
    <div class={`field ${error ? 'wrong' : ''}`}>
      <label for={id} lang={lang}>{label}{required && <span aria-hidden="true" class="must"> *</span>}</label>
      {hint && <p class="hint" id={`${id}-h`}>{hint}</p>}
      {children({ id, required, ...(described ? { 'aria-describedby': described } : {}), ...(error ? { 'aria-invalid': true } : {}) })}
      {error && <p class="error" id={`${id}-e`}>{error}</p>}
    </div>
  );
}

interface TextProps extends Common {
  value: string;
  onValue: (value: string) => void;
  type?: 'text' | 'search' | 'date' | 'number' | 'url' | 'email';
  /** More than one line. */
  rows?: number;
  min?: string;
  max?: string;
  step?: string;
  autocomplete?: string;
}

export function TextField({ value, onValue, type = 'text', rows, min, max, step, autocomplete = 'off', ...field }: TextProps) {
  return (
    <Field {...field}>
      {(ids) => rows
        ? <textarea {...ids} rows={rows} value={value} onInput={(e) => onValue(e.currentTarget.value)} />
        : <input {...ids} type={type as 'text'} value={value} min={min} max={max} step={step} autocomplete={autocomplete} onInput={(e) => onValue(e.currentTarget.value)} />}
    </Field>
  );
}

export interface Option {
  value: string;
  label: string;
  disabled?: boolean;
  /** Of the label, where it is not the page's. */
  lang?: string;
}

interface SelectProps extends Common {
  value: string;
  onValue: (value: string) => void;
  options: Option[];
  /** Stands for no choice, with an empty value. */
  blank?: string;
}

export function SelectField({ value, onValue, options, blank, ...field }: SelectProps) {
  return (
    <Field {...field}>
      {(ids) => (
        <select {...ids} value={value} onChange={(e) => onValue(e.currentTarget.value)}>
          {blank !== undefined && <option value="">{blank}</option>}
          {options.map((o) => <option key={o.value} value={o.value} disabled={o.disabled} lang={o.lang}>{o.label}</option>)}
        </select>
      )}
    </Field>
  );
}

export function CheckField({ label, hint, checked, onChecked }: { label: string; hint?: string; checked: boolean; onChecked: (on: boolean) => void }) {
  const id = useId();
  return (
    <div class="field check">
      <input id={id} type="checkbox" checked={checked} aria-describedby={hint ? `${id}-h` : undefined} onChange={(e) => onChecked(e.currentTarget.checked)} />
      <label for={id}>{label}</label>
      {hint && <p class="hint" id={`${id}-h`}>{hint}</p>}
    </div>
  );
}

/** A file, chosen or dropped. */
export function FileField({ label, hint, error, accept, onFile, children }: Common & { accept?: string; onFile: (file: File) => void; children?: ComponentChildren }) {
  return (
    <Field label={label} hint={hint} error={error}>
      {(ids) => (
        <div class="drop" onDragOver={(e) => e.preventDefault()} onDrop={(e) => { e.preventDefault(); const file = e.dataTransfer?.files[0]; if (file) onFile(file); }}>
          <input {...ids} type="file" accept={accept} onChange={(e) => { const file = e.currentTarget.files?.[0]; if (file) onFile(file); }} />
          {children}
        </div>
      )}
    </Field>
  );
}
