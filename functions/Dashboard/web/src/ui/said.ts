import { language } from '../app/language';

/** A text of the API in the reader's language, and the language that it is in: French where there is French, otherwise English. */
export interface Said { text: string; lang: 'en' | 'fr' }

export const said = (en: string, fr?: string): Said => (language.value === 'fr' && fr ? { text: fr, lang: 'fr' } : { text: en, lang: 'en' });

/**
 * The language of a name that the statistics or a code list give, where it is not that of the page: they have English and French, and for the unit groups of
 * ISCO-08, which have four digits, English alone.
 */
export const foreign = (code = ''): 'en' | undefined => (language.value === 'rw' || (language.value === 'fr' && /^\d{4}$/.test(code)) ? 'en' : undefined);
