import i18next from 'i18next';
import { en } from './en/index.ts';
import type { Language } from './language.ts';
import { zh } from './zh/index.ts';

/** The words of one language, whatever the screen shows: for tests, without a page. */
export function wordsIn(language: Language) {
  const instance = i18next.createInstance();
  void instance.init({
    resources: { zh, en },
    lng: language,
    ns: Object.keys(zh),
    interpolation: { escapeValue: false },
    initAsync: false,
  });
  return instance;
}
