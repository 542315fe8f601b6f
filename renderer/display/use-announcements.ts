import { useEffect, useState } from 'react';
import { announce, pause } from './announce.ts';
import { emptyQueue, nextCall, stageOf, withView } from './call-queue.ts';
import type { ShownCall } from './new-calls.ts';

/** How long a call stands large at least before the next; without sound it is read faster than it is said. */
const standsMs = { on: 6000, off: 3000 } as const;

/**
 * One call at a time, large and aloud. A browser plays no sound before someone touched the page; until then `sound` is
 * "off", and the flash alone remains.
 */
export function useAnnouncements(calls: readonly ShownCall[] | undefined) {
  const [queue, setQueue] = useState(emptyQueue);
  if (calls && queue.known !== calls) setQueue(withView(queue, calls));
  const { audio, sound } = useAudio();
  const current = queue.busy ? queue.shown : null;
  useEffect(() => {
    if (!current) return;
    const stopped = new AbortController();
    const { signal } = stopped;
    const now = audio?.state === 'running' ? 'on' : 'off';
    const said = audio && now === 'on' ? announce(audio, current, signal) : undefined;
    Promise.all([said, pause(standsMs[now], signal)]).then(
      () => {
        setQueue(nextCall);
      },
      () => {
        // A machine without a working voice goes on without it.
        if (!signal.aborted) setQueue(nextCall);
      },
    );
    return () => {
      stopped.abort();
    };
  }, [current, audio]);
  return {
    ...stageOf(queue),
    sound,
    enable: () => {
      void audio?.resume();
    },
  };
}

/** The sound of this page, closed with the screen: a machine has few of them. */
function useAudio(): { readonly audio: AudioContext | null; readonly sound: 'on' | 'off' } {
  const [audio, setAudio] = useState<AudioContext | null>(null);
  const [sound, setSound] = useState<'on' | 'off'>('off');
  useEffect(() => {
    const opened = new AudioContext();
    const follow = () => {
      setAudio(opened);
      setSound(opened.state === 'running' ? 'on' : 'off');
    };
    follow();
    opened.addEventListener('statechange', follow);
    return () => {
      opened.removeEventListener('statechange', follow);
      void opened.close();
    };
  }, []);
  return { audio, sound };
}
