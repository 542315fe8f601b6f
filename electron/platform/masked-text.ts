/** Long enough to be a client number, a phone, a card, an identity number or an amount. */
const digits = /\d(?:[ -]?\d){4,}/g;
const names = /\p{Script=Han}+/gu;
const keys = /[0-9a-f]{32,}/gi;

/** A text for a log or a support bundle, without what could be a client's or a key. */
export function maskedText(text: string): string {
  return text.replaceAll(keys, '…').replaceAll(digits, '#').replaceAll(names, '…');
}
