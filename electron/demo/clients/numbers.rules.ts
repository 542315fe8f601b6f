import type { BusinessDate } from '../../../shared/model/dates.ts';
import type { Gender } from '../../../shared/model/clients/client.ts';

/** No place in China has this code (GB/T 2260), so no invented number is anybody's. */
export const unusedAreaCode = '999999';

/** No operator has been given numbers that begin so. */
export const phonePrefix = '19400';

/** A debit card's first six digits, then an account part that begins with zeros as no issued card's does. */
export const cardPrefix = '62220200000';

const idWeights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const;

/** The last character of a resident identity number (GB 11643), from its first 17 digits. */
export function residentIdCheck(first17: string): string {
  const sum = idWeights.reduce((total, weight, i) => total + weight * Number(first17[i]), 0);
  return '10X98765432'.charAt(sum % 11);
}

/**
 * An identity number of nobody.
 * @param order counts people of one gender born on one day, from 0 to 499.
 */
export function residentId(birthDate: BusinessDate, gender: Gender, order: number): string {
  const serial = order * 2 + (gender === 'M' ? 1 : 0);
  const first17 = `${unusedAreaCode}${birthDate.replaceAll('-', '')}${String(serial).padStart(3, '0')}`;
  return first17 + residentIdCheck(first17);
}

/** The digit that makes a card number pass the Luhn check. */
export function luhnCheck(digits: string): string {
  const sum = [...digits].reverse().reduce((total, char, i) => {
    const doubled = Number(char) * (i % 2 === 0 ? 2 : 1);
    return total + (doubled > 9 ? doubled - 9 : doubled);
  }, 0);
  return String((10 - (sum % 10)) % 10);
}

/** A card number of 19 digits. @param order below 10 million. */
export function cardNumber(order: number): string {
  const first18 = cardPrefix + String(order).padStart(7, '0');
  return first18 + luhnCheck(first18);
}

/** A mobile number of 11 digits. @param order below one million. */
export function phoneNumber(order: number): string {
  return phonePrefix + String(order).padStart(6, '0');
}
