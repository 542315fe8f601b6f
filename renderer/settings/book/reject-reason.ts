import type { Language } from '../../i18n/language.ts';

/** Reasons of rejects.csv are written in both languages: English, a dot, Chinese. The screen shows its own. */
export function rejectReason(reason: string, language: Language): string {
  const parts = reason.split(' · ');
  if (parts.length !== 2) return reason;
  return (language === 'en' ? parts[0] : parts[1]) ?? reason;
}
