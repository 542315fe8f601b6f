import type { MatchKind } from '../../../shared/model/clients/client.ts';
import { foldKey } from '../../../shared/model/clients/fold.ts';
import { scannedKeys } from '../../../shared/model/clients/scanned.ts';
import { otherResidentIds, paperNoOf } from '../checks/key-forms.rules.ts';
import { phoneOf, type Phone } from '../checks/phone-form.rules.ts';

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

const cardForm = /^\d{12,19}$/;

/** Which keys a typed or scanned text may be, whatever a reader puts around them. */
export function keyProbes(typed: string): readonly KeyProbe[] {
  const folded = foldKey(typed);
  const bare = withoutWords(folded);
  const probes = [folded, ...(bare === null ? [] : [bare])].flatMap((each) => {
    const text = groupedByDots.test(each) ? each.replace(/[.·・]/g, '-') : each;
    const phone = phoneOf(text) ?? phoneOf(each);
    return scannedKeys(text).flatMap((key) => probesOf(key, phone));
  });
  // Whole keys first, those of a kind together: two tracks may name two cards.
  return probes.toSorted((a, b) => rank(a) - rank(b));
}

/** "138.0000.0001" and "6228·4800·0000·0072"; a spreadsheet's "13800000003.0" is another number's ruin. */
const groupedByDots = /^[+(]?\d{2,6}\)?(?:[.·・]\d{3,8})+X?$/i;

/** What people write before a number: "电话:138…", "张三 138…"; in other letters only with something after the word. */
const wordsBefore =
  /^(?:\p{Script=Han}[\p{Script=Han}\p{L}\s()]*[^\p{L}\p{N}+(]*(?=[+(]?[\dA-Z])|[a-z][a-z ]*(?:[:#]|\.|\s)\s*(?=[+(]?\d{7}|[+(]?\d[\d -]{8}))/iu;
const wordsAfter = /[\s(,;]*\p{Script=Han}[\p{Script=Han}\s)]*$/u;

/** The number among the words that were copied with it; null where there are no words, or no number of any length. */
function withoutWords(text: string): string | null {
  const bare = text.replace(wordsBefore, '').replace(wordsAfter, '');
  return bare !== text && /\d{4}|\d{3}X/i.test(bare.replace(/[ -]/g, '')) ? bare : null;
}

const wholeKinds: readonly KeyKind[] = ['card', 'id-no', 'phone', 'client-no'];

const rank = ({ exact, kind }: KeyProbe): number =>
  exact ? wholeKinds.indexOf(kind) : wholeKinds.length;

function probesOf(text: string, phone: Phone | null): readonly KeyProbe[] {
  const number = paperNoOf(text) ?? phone?.number ?? '';
  const probes: KeyProbe[] = [];
  if (number.length >= minTail) {
    if (cardForm.test(number)) probes.push({ kind: 'card', exact: true, value: number });
    probes.push({ kind: 'id-no', exact: true, value: number });
    for (const value of otherResidentIds(number))
      probes.push({ kind: 'id-no', exact: true, value });
  }
  if (phone !== null && phone.number.length >= minTail) {
    probes.push({ kind: 'phone', exact: true, value: phone.number });
    // Whoever types a number of another country may leave out the plus.
    if (/^[1-9]/.test(phone.number))
      probes.push({ kind: 'phone', exact: true, value: `+${phone.number}` });
  }
  probes.push({ kind: 'client-no', exact: true, value: text });
  if (/^\d{3,}[\dX]$/.test(number)) {
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

/** The smallest text above every text that begins with `prefix`: the end of a prefix range. */
export function afterPrefix(prefix: string): string {
  // Highest code point first that is not yet the last one; keys and names never hold U+10FFFF.
  return `${prefix}\u{10FFFF}`;
}
