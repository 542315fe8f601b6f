import i18next from 'i18next';
import { useEffect, useRef, useState } from 'react';
import { chimeMs, ringChime } from './chime.ts';
import type { ShownCall } from './new-calls.ts';
import { newCalls } from './new-calls.ts';
import { speak, spelled } from './speech.ts';

/** How long one call is announced before the next may begin. */
const pauseMs = 6000;

/**
 * Rings and speaks for every new call, in Chinese and then in English. A browser plays no sound before someone touched
 * the page; until then `sound` is "off", and the flash alone remains.
 */
export function useAnnouncer(calls: readonly ShownCall[] | undefined): {
  readonly sound: 'on' | 'off';
  readonly enable: () => void;
} {
  const [audio] = useState(() => new AudioContext());
  const [sound, setSound] = useState<'on' | 'off'>(audio.state === 'running' ? 'on' : 'off');
  const known = useRef<readonly ShownCall[] | null>(null);
  const free = useRef(0);

  useEffect(() => {
    const follow = () => {
      setSound(audio.state === 'running' ? 'on' : 'off');
    };
    follow();
    audio.addEventListener('statechange', follow);
    return () => {
      audio.removeEventListener('statechange', follow);
    };
  }, [audio]);

  useEffect(() => {
    if (!calls) return;
    const fresh = newCalls(known.current, calls);
    known.current = calls;
    if (audio.state !== 'running') return;
    for (const call of fresh) {
      const begin = Math.max(performance.now(), free.current);
      free.current = begin + pauseMs;
      setTimeout(() => {
        announce(audio, call);
      }, begin - performance.now());
    }
  }, [calls, audio]);

  return {
    sound,
    enable: () => {
      void audio.resume();
    },
  };
}

function announce(audio: AudioContext, { number, counter }: ShownCall): void {
  ringChime(audio);
  setTimeout(() => {
    for (const language of ['zh', 'en'] as const) {
      const words = i18next.getFixedT(language, 'display');
      speak(words('spoken', { number: spelled(number), counter }), language);
    }
  }, chimeMs);
}
