import { language } from '../app/language';

/** A text of the API in the reader's language, and the language that it is in: French where there is French, otherwise English. */
export interface Said { text: string; lang: 'en' | 'fr' }

export const said = (en: string, fr?: string): Said => (language.value === 'fr' && fr ? { text: fr, lang: 'fr' } : { text: en, lang: 'en' });
