import type { Language } from '../i18n/language.ts';

/** Digits and the ticket's letter are read one by one: "D 0 0 3", never "D three". */
export function spelled(number: string): string {
  return [...number].join(' ');
}

/** A voice of this machine that speaks the language, one that works without a network first; null when there is none. */
export function voiceFor(
  voices: readonly Pick<SpeechSynthesisVoice, 'lang' | 'localService'>[],
  language: Language,
): number | null {
  const speaks = (lang: string) => lang.toLowerCase().replace('_', '-').startsWith(language);
  const local = voices.findIndex((voice) => speaks(voice.lang) && voice.localService);
  if (local !== -1) return local;
  const any = voices.findIndex((voice) => speaks(voice.lang));
  return any === -1 ? null : any;
}

/** Reads a sentence out after those before it; silent on a machine without a voice for the language. */
export function speak(text: string, language: Language): void {
  if (!('speechSynthesis' in window)) return;
  const voices = window.speechSynthesis.getVoices();
  const at = voiceFor(voices, language);
  if (at === null) return;
  const utterance = new SpeechSynthesisUtterance(text);
  utterance.voice = voices[at] ?? null;
  utterance.lang = language === 'en' ? 'en-GB' : 'zh-CN';
  utterance.rate = 0.92;
  window.speechSynthesis.speak(utterance);
}
