import i18next from 'i18next';
import { useSyncExternalStore } from 'react';
import { initReactI18next } from 'react-i18next';
import { en } from './en/index.ts';
import type { Language } from './language.ts';
import { keptLanguage, keepLanguage } from './language.ts';
import { zh } from './zh/index.ts';

export type { Language } from './language.ts';

void i18next.use(initReactI18next).init({
  resources: { zh, en },
  lng: keptLanguage(),
  fallbackLng: 'zh',
  defaultNS: 'common',
  ns: Object.keys(zh),
  interpolation: { escapeValue: false },
  // Everything is bundled, so the first paint has its words.
  initAsync: false,
});
document.documentElement.lang = i18next.language === 'en' ? 'en' : 'zh-CN';

/** The language of the screens now. */
export function currentLanguage(): Language {
  return i18next.language === 'en' ? 'en' : 'zh';
}

/** Switches every screen at once, and keeps the choice on this machine. */
export function switchLanguage(language: Language): void {
  keepLanguage(language);
  document.documentElement.lang = language === 'en' ? 'en' : 'zh-CN';
  void i18next.changeLanguage(language);
}

function subscribe(listener: () => void): () => void {
  i18next.on('languageChanged', listener);
  return () => {
    i18next.off('languageChanged', listener);
  };
}

/** The language, for texts that the branch wrote itself and for dates, money and names. */
export function useLanguage(): Language {
  return useSyncExternalStore(subscribe, currentLanguage);
}
