import type { MatchKind } from '../../shared/model/client.ts';
import { normaliseKey, normalisePhone } from './exchange-values.rules.ts';

/** The kinds of matches that are keys; names are none. */
export type KeyKind = Exclude<MatchKind, 'name' | 'pinyin' | 'initials'>;

/** A key to try, the likeliest first. `exact` keys name one client; tails and beginnings may name many. */
export interface KeyProbe {
  readonly kind: KeyKind;
  readonly exact: boolean;
  readonly value: string;
}

/** The fewest last digits of a card, phone or identity number that are searched. */
export const minTail = 4;

/**
 * Which keys a typed or scanned text may be. A card scanner may add a start and end sentinel of a magnetic track
 * (";6228…=…?" or "%B6228…^…"): only the number counts.
 */
export function keyProbes(typed: string): readonly KeyProbe[] {
  const text = typed.trim();
  if (text === '') return [];
  const track = /^(?:;|%B)(\d{12,19})[=^D]/.exec(text);
  const number = track?.[1] ?? normaliseKey(text);
  const probes: KeyProbe[] = [];
  const keyLike = track !== null || (/^[A-Za-z\d\s-]+$/.test(text) && /\d/.test(text));
  if (keyLike && number.length >= minTail) {
    probes.push({ kind: 'card', exact: true, value: number });
    probes.push({ kind: 'id-no', exact: true, value: number });
  }
  const phone = /^\+?[\d\s()-]+$/.test(text) ? normalisePhone(text) : '';
  if (phone.length >= minTail) probes.push({ kind: 'phone', exact: true, value: phone });
  probes.push({ kind: 'client-no', exact: true, value: text });
  if (/^\d{3,}[\dX]$/.test(number) && keyLike) {
    if (!number.endsWith('X')) {
      probes.push({ kind: 'phone-tail', exact: false, value: number });
      probes.push({ kind: 'card-tail', exact: false, value: number });
    }
    probes.push({ kind: 'id-no-tail', exact: false, value: number });
  }
  if (/\d/.test(text) && text.length >= 2) {
    probes.push({ kind: 'client-no', exact: false, value: text });
  }
  return probes;
}

/** Back to front, as keys are stored. */
export function reversed(key: string): string {
  let out = '';
  for (let i = key.length - 1; i >= 0; i -= 1) out += key.charAt(i);
  return out;
}

/** The smallest text above every text that begins with `prefix`: the end of a prefix range. */
export function afterPrefix(prefix: string): string {
  // Highest code point first that is not yet the last one; keys and names never hold U+10FFFF.
  return `${prefix}\u{10FFFF}`;
}
