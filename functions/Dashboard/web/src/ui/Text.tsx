import { language } from '../app/language';
import { said } from './said';

/** A text of the API; marked where it is not in the language of the page, so that it is read out as it should be. */
export function Text({ en, fr }: { en: string; fr?: string }) {
  const { text, lang } = said(en, fr);
  return <span lang={lang === language.value ? undefined : lang}>{text}</span>;
}
