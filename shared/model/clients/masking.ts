import { shownSurnameOf } from './surname.ts';

/** Mobile phone: first three and last four digits stay (rulebook §5). */
export function maskPhone(phone: string): string {
  return keepEnds(phone, 3, 4);
}

/** Resident identity number: first three and last four. */
export function maskIdNo(idNo: string): string {
  return keepEnds(idNo, 3, 4);
}

/** Card number: first six and last four. */
export function maskCard(cardNo: string): string {
  return keepEnds(cardNo, 6, 4);
}

/** A name for public and semi-public screens: the surname and two stars (rulebook §5). */
export function maskName(name: string): string {
  const shown = shownSurnameOf(name);
  return shown === '' ? '' : `${shown}**`;
}

function keepEnds(text: string, head: number, tail: number): string {
  const hidden = text.length - head - tail;
  // Too short: showing both ends would show everything.
  if (hidden <= 0) return '*'.repeat(text.length);
  return text.slice(0, head) + '*'.repeat(hidden) + text.slice(text.length - tail);
}
