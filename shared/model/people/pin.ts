/** Why a PIN is refused, wherever one is set. The screen has a sentence for each in both languages. */
export const pinProblems = [
  'form', // not 6 to 12 digits
  'pattern', // one digit, a sequence, pairs, a mirror, very few different digits
  'staff-no', // contains the person's staff number
  'date', // a day or a year
  'common', // among the most common PINs
] as const;
export type PinProblem = (typeof pinProblems)[number];

/** The form of a PIN. */
export const pinPattern = /^\d{6,12}$/;

/** Common PINs that no rule below finds: shapes on the keypad, lucky numbers, constants. */
const common: ReadonlySet<string> = new Set(
  `012346 100200 100001 102030 110119 110120 111222 112358 119110 120110 121314 123000 123321 123450 123457 123465
  123654 123789 124578 131420 131452 134679 135246 135790 135792 141421 142536 147147 147258 147369 147852 147896
  151515 159357 159753 161803 168888 173205 201314 235689 246810 246135 258258 258369 258456 271828 314159 314159265
  321654 357159 357951 369258 456123 456789 520131 520520 521521 521314 654123 662607 741852 741963 753159 753951
  780000 789123 789456 789456123 852456 852963 963852 963741 951753 951357 987456 5201314 1314520 1314521 7758521
  7758258 123456789 147258369 741852963 963852741 369258147 0123456789 1357924680 2468013579 1472583690`
    .trim()
    .split(/\s+/),
);

/**
 * Why a PIN is easily guessed, or null. The same rules wherever a PIN is set: first run, first sign-in, after a reset.
 * @param staffNo the person's staff number
 */
export function pinProblem(pin: string, staffNo: string): PinProblem | null {
  if (!pinPattern.test(pin)) return 'form';
  if (isPattern(pin)) return 'pattern';
  if (isOfStaffNo(pin, staffNo)) return 'staff-no';
  if (common.has(pin)) return 'common';
  return isDateLike(pin) ? 'date' : null;
}

const reversed = (text: string): string => [...text].reverse().join('');

function isPattern(pin: string): boolean {
  const digits = [...pin].map(Number);
  if (new Set(digits).size <= 2) return true;
  // Steps of equal size, also across 9 and 0: 345678, 890123, 975319.
  const steps = new Set(digits.slice(1).map((digit, at) => (digit - (digits[at] ?? 0) + 10) % 10));
  if (steps.size === 1) return true;
  // A repeated group: 123123, 4848…, 1234512.
  for (let length = 1; length <= pin.length / 2; length += 1) {
    if (pin.slice(length) === pin.slice(0, -length)) return true;
  }
  // Every digit is repeated: 112233, 111222.
  if (/^(?:(\d)\1+)+$/.test(pin)) return true;
  return pin === reversed(pin);
}

function isOfStaffNo(pin: string, staffNo: string): boolean {
  const own = staffNo.normalize('NFKC').replace(/\D/g, '');
  const bare = (text: string) => text.replace(/^0+/, '');
  if (own === '') return false;
  if (bare(pin) === bare(own) || bare(reversed(pin)) === bare(own)) return true;
  // Only numbers of four digits or more: two or three digits occur in good PINs by chance.
  if (own.length >= 4 && (pin.includes(own) || pin.includes(reversed(own)))) return true;
  return own.includes(pin);
}

const isYear = (text: string): boolean => /^(?:19[3-9]|20[0-3])\d$/.test(text);

function isDay(month: string, day: string): boolean {
  const [m, d] = [Number(month), Number(day)];
  return m >= 1 && m <= 12 && d >= 1 && d <= 31;
}

/** Whether a PIN is a date in any usual order, or has a year at either end. */
function isDateLike(pin: string): boolean {
  if (isYear(pin.slice(0, 4)) || isYear(pin.slice(-4))) return true;
  if (pin.length === 6) {
    const [a = '', b = '', c = ''] = pin.match(/../g) ?? [];
    return isDay(b, c) || isDay(a, b) || isDay(b, a);
  }
  for (let at = 0; at + 8 <= pin.length; at += 1) {
    const part = pin.slice(at, at + 8);
    if (isYear(part.slice(0, 4)) && isDay(part.slice(4, 6), part.slice(6))) return true;
    if (
      isYear(part.slice(4)) &&
      (isDay(part.slice(0, 2), part.slice(2, 4)) || isDay(part.slice(2, 4), part.slice(0, 2)))
    ) {
      return true;
    }
  }
  return false;
}
