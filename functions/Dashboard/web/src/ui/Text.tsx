import type { ComponentChildren } from 'preact';
import { language } from '../app/language';
import { foreign, said } from './said';

/** A text of the API; marked where it is not in the language of the page, so that it is read out as it should be. */
export function Text({ en, fr }: { en: string; fr?: string }) {
  const { text, lang } = said(en, fr);
  return <span lang={lang === language.value ? undefined : lang}>{text}</span>;
}

/** A name of the statistics or of a code list, marked where it is not in the language of the page. */
export function Named({ code, children }: { code?: string; children: ComponentChildren }) {
  return <span lang={foreign(code)}>{children}</span>;
}
