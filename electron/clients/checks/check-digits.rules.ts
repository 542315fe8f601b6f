import { isDay } from './calendar-day.rules.ts';

const idWeights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const idCheck = '10X98765432';

/** The check character that GB 11643 gives the first 17 digits of a resident identity number. */
export function checkCharacter(digits: string): string {
  let sum = 0;
  for (let i = 0; i < 17; i += 1) sum += (digits.charCodeAt(i) - 48) * (idWeights[i] ?? 0);
  return idCheck[sum % 11] ?? '';
}

/** Whether a resident identity number of 18 places has the check character that GB 11643 gives it. */
export function idNoIsSound(idNo: string): boolean {
  return /^\d{17}[\dX]$/.test(idNo) && checkCharacter(idNo) === idNo[17];
}

/** Whether the birth date in a resident identity number of 18 places or of 15 digits is a day. */
export function idNoHasDay(idNo: string): boolean {
  const digits = idNo.length === 15 ? `19${idNo.slice(6, 12)}` : idNo.slice(6, 14);
  return isDay(`${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6)}`);
}

/** Whether a card number ends in its Luhn check digit. */
export function cardNoIsSound(cardNo: string): boolean {
  if (!/^\d{12,19}$/.test(cardNo)) return false;
  let sum = 0;
  for (let i = 0; i < cardNo.length; i += 1) {
    const digit = cardNo.charCodeAt(cardNo.length - 1 - i) - 48;
    const doubled = i % 2 === 0 ? digit : digit * 2;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}
