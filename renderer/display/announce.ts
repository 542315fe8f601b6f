import i18next from 'i18next';
import { chimeMs, ringChime } from './chime.ts';
import type { ShownCall } from './new-calls.ts';
import { speak, spelled } from './speech.ts';

/** A voice that does not come to an end must not stop the hall. */
const longestMs = 15_000;

/** Rings, and says the call in Chinese and then in English. Done when it was said; an abort silences it at once. */
export async function announce(
  audio: AudioContext,
  { number, counter }: ShownCall,
  signal: AbortSignal,
): Promise<void> {
  ringChime(audio);
  await pause(chimeMs, signal);
  const said = (['zh', 'en'] as const).map((language) => {
    const words = i18next.getFixedT(language, 'display');
    return speak(words('spoken', { number: spelled(number), counter }), language, signal);
  });
  await Promise.race([Promise.all(said), pause(longestMs, signal)]);
}

/** Waits. Rejects, and leaves no timer behind, when it is aborted. */
export function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = () => {
      clearTimeout(timer);
      reject(new DOMException('stopped', 'AbortError'));
    };
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', stop);
      resolve();
    }, ms);
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop, { once: true });
  });
}
