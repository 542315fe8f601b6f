import { isCardLike, isTrackText, scannedKeys } from '../../shared/model/scanned.ts';
import { burstGapMs } from './key-names.ts';

/** A key as the burst detector sees it: a character, Enter, Tab, or anything else; and when (milliseconds). */
export interface KeyStroke {
  readonly key: string;
  readonly at: number;
}

/** What was typed since the last pause, and the gaps between the characters. */
export interface Burst {
  readonly text: string;
  readonly gaps: readonly number[];
  readonly last: number;
}

/** What a key turned out to be. */
export interface Outcome {
  readonly burst: Burst;
  /** The key goes on a machine's burst: Enter will likely make a scan of it, and nobody reads it on the way. */
  readonly byMachine?: true;
  /** The text of a finished scan, when this key ended one. */
  readonly scan?: string;
}

/** A machine is sure only after this many characters; short runs of fast typing stay typing. */
const shortest = 6;
/** After a pause of this length something new begins … */
export const pauseMs = 150;
/** … unless a machine was writing: then it stumbled, and half a card number must never pass for a whole one. */
const stumbleMs = 1000;
/** So many characters at a machine's pace show that it is one. */
const tell = 3;

export const noBurst: Burst = { text: '', gaps: [], last: Number.NEGATIVE_INFINITY };

/** Keys that a reader sends after what it read. */
const ends = new Set(['Enter', 'Tab']);

/**
 * Follows the keys one by one. A scan is at least six characters, or a track that could not be read ("%E?"), most of
 * them within 35 ms of the one before, ended by Enter or Tab. Anything slower is a person.
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

/** Whether what was typed so far would be a scan if nothing more came: some readers end by nothing but a pause. */
export function isScan(burst: Burst): boolean {
  return isMachine(burst) && (burst.text.length >= shortest || isTrackText(burst.text));
}

/** A card or identity number, and nothing else. */
const oneNumber = /^(?:\d{12,19}|\d{17}[\dXx])$/;

/**
 * Of two cards that a reader without suffix sent, the second; what only stumbled is one card.
 * @param pausedAfter so many characters were there at the last pause; 0 where there was none
 */
export function lastCard(text: string, pausedAfter: number): string {
  const [first, rest] = [text.slice(0, pausedAfter), text.slice(pausedAfter)];
  const whole = scannedKeys(text);
  if (whole.length === 1 && oneNumber.test(whole[0] ?? '')) return text;
  return isCardLike(first) && isCardLike(rest) ? rest : text;
}

/** Whether the pace is a machine's. */
export function isMachine({ text, gaps }: Burst): boolean {
  return text.length >= tell && median(gaps) <= burstGapMs;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

/** A keyboard event as far as it matters here. */
interface KeyLike {
  readonly key: string;
  readonly code: string;
  readonly shiftKey: boolean;
}

/** What stands on the keys of a track's marks, without and with Shift, by their code. */
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
 * The character of a key. While a Chinese input method is on, keys arrive as "Process"; a scanner means the key that it
 * pressed.
 */
export function strokeKey({ key, code, shiftKey }: KeyLike): string {
  if (key !== 'Process') return key;
  const mark = marks[code]?.[shiftKey ? 1 : 0];
  if (mark !== undefined) return mark;
  const character = /^(?:Key|Digit|Numpad)([A-Z0-9])$/.exec(code)?.[1];
  if (character !== undefined) return character;
  return code === 'Enter' || code === 'NumpadEnter' ? 'Enter' : key;
}
