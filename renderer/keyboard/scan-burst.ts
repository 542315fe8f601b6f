import { isCardLike, isTrackText, scannedKeys } from '../../shared/model/clients/scanned.ts';
import { burstGapMs } from './key-names.ts';

/** A key for the burst detector, and its time in milliseconds. */
export interface KeyStroke {
  readonly key: string;
  readonly at: number;
}

/** The text since the last pause, and the gaps between its characters. */
export interface Burst {
  readonly text: string;
  readonly gaps: readonly number[];
  readonly last: number;
}

/** The result of one more key. */
export interface Outcome {
  readonly burst: Burst;
  /** The key continues a reader's burst, which Enter will probably end as a scan. */
  readonly byMachine?: true;
  /** The text of the scan that this key has ended. */
  readonly scan?: string;
}

/** The shortest scan. Shorter runs of fast typing are typing. */
const shortest = 6;
/** After a pause of this length a new text begins, … */
export const pauseMs = 150;
/** … unless a reader was sending: a reader may stumble, and half a card number must not be taken for a whole one. */
const stumbleMs = 1000;
/** After so many characters at a reader's pace it is one. */
const tell = 3;

export const noBurst: Burst = { text: '', gaps: [], last: Number.NEGATIVE_INFINITY };

/** Keys that a reader sends after what it read. */
const ends = new Set(['Enter', 'Tab']);

/**
 * Processes one more key. A scan has at least six characters, or is an unreadable track ("%E?"), most of them within
 * 35 ms of the previous one, and ends with Enter or Tab. Anything slower is a person.
 */
export function follow(burst: Burst, { key, at }: KeyStroke): Outcome {
  const gap = at - burst.last;
  if (ends.has(key)) {
    const scanned = isScan(burst) && gap <= stumbleMs;
    return scanned ? { burst: noBurst, scan: burst.text } : { burst: noBurst };
  }
  if (key.length !== 1) return { burst: noBurst };
  const byMachine = isMachine(burst);
  if (gap > (byMachine ? stumbleMs : pauseMs)) return { burst: { text: key, gaps: [], last: at } };
  const longer = { text: burst.text + key, gaps: [...burst.gaps, gap], last: at };
  return byMachine ? { burst: longer, byMachine } : { burst: longer };
}

/** Whether the text so far is a scan if nothing follows: some readers send no Enter. */
export function isScan(burst: Burst): boolean {
  return isMachine(burst) && (burst.text.length >= shortest || isTrackText(burst.text));
}

/** A card or identity number. */
const oneNumber = /^(?:\d{12,19}|\d{17}[\dXx])$/;

/**
 * The second of two cards that a reader without suffix has sent; a burst that only stumbled is one card.
 * @param pausedAfter how many characters there were at the last pause; 0: no pause
 */
export function lastCard(text: string, pausedAfter: number): string {
  const [first, rest] = [text.slice(0, pausedAfter), text.slice(pausedAfter)];
  const whole = scannedKeys(text);
  if (whole.length === 1 && oneNumber.test(whole[0] ?? '')) return text;
  return isCardLike(first) && isCardLike(rest) ? rest : text;
}

/** Whether the pace is a reader's. */
export function isMachine({ text, gaps }: Burst): boolean {
  return text.length >= tell && median(gaps) <= burstGapMs;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

/** The parts of a keyboard event that are used here. */
interface KeyLike {
  readonly key: string;
  readonly code: string;
  readonly shiftKey: boolean;
}

/** The characters of the keys for a track's separators, without and with Shift, by their code. */
const marks: Readonly<Record<string, readonly [string, string]>> = {
  Semicolon: [';', ':'],
  Equal: ['=', '+'],
  Slash: ['/', '?'],
  BracketLeft: ['[', '{'],
  BracketRight: [']', '}'],
  Minus: ['-', '_'],
  Digit5: ['5', '%'],
  Digit6: ['6', '^'],
  Digit8: ['8', '*'],
  Space: [' ', ' '],
};

/**
 * The character of a key. While a Chinese input method is on, keys arrive as "Process", but a scanner means the
 * physical key.
 */
export function strokeKey({ key, code, shiftKey }: KeyLike): string {
  if (key !== 'Process') return key;
  const mark = marks[code]?.[shiftKey ? 1 : 0];
  if (mark !== undefined) return mark;
  const character = /^(?:Key|Digit|Numpad)([A-Z0-9])$/.exec(code)?.[1];
  if (character !== undefined) return character;
  return code === 'Enter' || code === 'NumpadEnter' ? 'Enter' : key;
}
