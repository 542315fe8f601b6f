/** A phone number, with its extension apart. */
export interface Phone {
  /** Digits; one of another country begins with "+". */
  readonly number: string;
  readonly extension: string;
}

/** How extensions are written behind a number. */
const extensionMark =
  /^(.*\d)\)?\s*(?:转|轉|分机|内线|ext(?:ension|n)?\.?|x|#|,)\s*[:：]?\s*(\d{1,6})$/i;
/** "0512-65000010-8001": a third group after area code and number. */
const thirdGroup = /^(\(?0\d{2,3}\)?[ -]?\d{7,8})-(\d{1,6})$/;
/** Groups of digits, the area code perhaps in brackets. */
const grouped = /^\(?\d+\)?(?:[ -]?\(?\d+\)?)*$/;
/** Dots stand between groups as blanks do; "13800000003.0" is a spreadsheet's quantity. */
const dotted = /^\d{2,4}(?:\.\d{3,8}){1,3}$/;

/**
 * A phone number of a text that was folded. Country codes of China are taken off; a number of another country keeps its
 * "+", since without it the number of a stranger may be that of somebody here.
 * @returns null when the text is none
 */
export function phoneOf(text: string): Phone | null {
  const plain = withoutUri(text);
  const match = extensionMark.exec(plain) ?? thirdGroup.exec(plain);
  const number = numberOf(match?.[1] ?? plain);
  return number === null ? null : { number, extension: match?.[2] ?? '' };
}

const uriScheme = /^(?:tel|phone|mobile|callto|sms)\s*:\s*(?:\/\/)?/i;

/** A link as browsers copy it: "tel:+86-512-6500-0010;ext=8001"; what else follows a semicolon is no part of a number. */
function withoutUri(text: string): string {
  if (!uriScheme.test(text)) return text;
  const [number = '', ...parameters] = text.replace(uriScheme, '').split(/[;?]/);
  const extension = parameters.find((one) => /^ext=\d+$/i.test(one));
  return extension === undefined ? number : `${number}x${extension.slice(4)}`;
}

function numberOf(text: string): string | null {
  const abroad = /^(?:\(?\+|00(?=[1-9]))\s*/.exec(text)?.[0] ?? '';
  const rest = text.slice(abroad.length);
  if (!dotted.test(rest) && !(grouped.test(rest) && sameBrackets(text))) return null;
  const digits = rest.replace(/\D/g, '');
  if (digits.length < 3 || digits.length > 15) return null;
  if (abroad === '') return digits.replace(/^86(?=1[3-9]\d{9}$)/, '');
  if (!digits.startsWith('86')) return `+${digits}`;
  const home = digits.slice(2);
  // Abroad the 0 before an area code is left out.
  return /^(?:1[3-9]\d{9}|0\d+|[48]00\d{7}|9[56]\d{3,6})$/.test(home) ? home : `0${home}`;
}

function sameBrackets(text: string): boolean {
  return text.split('(').length === text.split(')').length && !/\([^)]*\(|\)[^(]*\)/.test(text);
}

/** Whether a number is of a form that is given out: mobile, area code and number, number alone, 400 and 95 numbers, abroad. */
export function phoneIsKnown(number: string): boolean {
  return /^(?:1[3-9]\d{9}|0[1-9]\d{1,2}[2-9]\d{6,7}|[2-9]\d{6,7}|[48]00\d{7}|9[56]\d{3,6}|1\d{2,5}|\+[1-9]\d{6,14})$/.test(
    number,
  );
}

/*
 * In the book, reversed, a number comes before its extension, so that it is found with and
 * without one. Hence the order here.
 */

/** A phone as one text, as the book keeps it. */
export function phoneKey({ number, extension }: Phone): string {
  return extension === '' ? number : `${extension}-${number}`;
}

/** A phone as people write it: "051265000010-8001". */
export function phoneText(key: string): string {
  const at = key.indexOf('-');
  return at < 0 ? key : `${key.slice(at + 1)}-${key.slice(0, at)}`;
}
