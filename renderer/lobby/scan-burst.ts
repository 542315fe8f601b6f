import { burstGapMs } from '../ui/key-names.ts';

/** A key as the burst detector sees it: a character, Enter, or anything else; and when (milliseconds). */
export interface KeyStroke {
  readonly key: string;
  readonly at: number;
}

/** What was typed since the last pause. */
export interface Burst {
  readonly text: string;
  readonly last: number;
}

/** What a key turned out to be. */
export interface Outcome {
  readonly burst: Burst;
  /** The text of a finished scan, when this key ended one. */
  readonly scan?: string;
}

/** A machine is sure only after this many characters; short runs of fast typing stay typing. */
const shortest = 6;
/** The reader may take a little longer before its Enter. */
const enterGapMs = 100;

export const noBurst: Burst = { text: '', last: Number.NEGATIVE_INFINITY };

/**
 * Follows the keys one by one. A scan is at least six characters, each within 35 ms of the one before, ended by Enter.
 * Anything slower is a person and starts anew.
 */
export function follow(burst: Burst, { key, at }: KeyStroke): Outcome {
  if (key === 'Enter') {
    const scanned = burst.text.length >= shortest && at - burst.last <= enterGapMs;
    return scanned ? { burst: noBurst, scan: burst.text } : { burst: noBurst };
  }
  if (key.length !== 1) return { burst: noBurst };
  const text = at - burst.last <= burstGapMs ? burst.text + key : key;
  return { burst: { text, last: at } };
}

/** A keyboard event as far as it matters here. */
interface KeyLike {
  readonly key: string;
  readonly code: string;
}

/**
 * The character of a key. While a Chinese input method is on, letters arrive as "Process"; a scanner means the key that
 * it pressed.
 */
export function strokeKey({ key, code }: KeyLike): string {
  if (key !== 'Process') return key;
  const character = /^(?:Key|Digit|Numpad)([A-Z0-9])$/.exec(code)?.[1];
  if (character !== undefined) return character;
  return code === 'Enter' || code === 'NumpadEnter' ? 'Enter' : key;
}
