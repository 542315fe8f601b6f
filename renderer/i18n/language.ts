/** Languages of the console, Simplified Chinese first. */
export const languages = ['zh', 'en'] as const;
export type Language = (typeof languages)[number];

const key = 'vestibule.language';

/** The language that was chosen on this machine; Chinese until someone chooses. */
export function keptLanguage(): Language {
  return localStorage.getItem(key) === 'en' ? 'en' : 'zh';
}

/** Keeps the choice for the next start. */
export function keepLanguage(language: Language): void {
  localStorage.setItem(key, language);
}
