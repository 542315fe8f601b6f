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

/**
 * Reads a sentence out after those before it; silent on a machine without a voice for the language. Settles when it was
 * said; an abort silences it.
 */
export function speak(text: string, language: Language, signal: AbortSignal): Promise<void> {
  const synthesis = 'speechSynthesis' in window ? window.speechSynthesis : null;
  const voices = synthesis?.getVoices() ?? [];
  const at = voiceFor(voices, language);
  if (!synthesis || at === null || signal.aborted) return Promise.resolve();
  const utterance = new SpeechSynthesisUtterance(text);
  utterance.voice = voices[at] ?? null;
  utterance.lang = language === 'en' ? 'en-GB' : 'zh-CN';
  utterance.rate = 0.92;
  return new Promise((resolve) => {
    const silence = () => {
      synthesis.cancel();
    };
    const done = () => {
      signal.removeEventListener('abort', silence);
      resolve();
    };
    utterance.addEventListener('end', done);
    utterance.addEventListener('error', done);
    signal.addEventListener('abort', silence, { once: true });
    synthesis.speak(utterance);
  });
}
