import { useRef } from 'react';
import { burstGapMs } from '../keyboard/key-names.ts';

/** An Enter this soon after the last typed letter ends the typing, and must not take a ticket. */
const habitMs = 350;

/** The rhythm of typing, from which the meaning of Enter is derived. */
export interface Rhythm {
  readonly last: number;
  /** The latest characters came at a person's pace. */
  readonly byHand: boolean;
}

/** The rhythm after one more key. */
export function beat({ last }: Rhythm, at: number): Rhythm {
  return { last: at, byHand: at - last > burstGapMs };
}

/** Whether an Enter acts on the card, or only ends the typing that brought the card up. */
export function actsOnCard({ last, byHand }: Rhythm, at: number): boolean {
  return !byHand || at - last >= habitMs;
}

const noRhythm: Rhythm = { last: Number.NEGATIVE_INFINITY, byHand: false };

/**
 * Distinguishes an Enter for the card from one that ends the typing. A key that is held down counts once. After an
 * arrow key, or for a client found by a complete number, Enter is for the card at once.
 */
export function useEnter() {
  const rhythm = useRef<Rhythm>(noRhythm);
  return {
    /** A scan has just come: an Enter that its reader sends late is none of a person's. */
    scanned: () => {
      rhythm.current = { last: performance.now(), byHand: true };
    },
    typed: (key: string, at: number) => {
      if (key.length === 1) rhythm.current = beat(rhythm.current, at);
    },
    isMeant: (
      { repeat, timeStamp }: { readonly repeat: boolean; readonly timeStamp: number },
      exact: boolean,
    ): boolean => {
      const meant = exact || actsOnCard(rhythm.current, timeStamp);
      rhythm.current = noRhythm;
      return meant && !repeat;
    },
  };
}
