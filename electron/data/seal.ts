import { createHmac, timingSafeEqual } from 'node:crypto';
import type { DatabaseKey } from './key.ts';

/** What a text is sealed as: a seal of one kind fits no other. */
export type SealPurpose = 'backup' | 'day-report';

/** A seal over every byte of a text that only who has the branch's key can make: 64 hexadecimal digits. */
export function sealOf(key: DatabaseKey, purpose: SealPurpose, text: string): string {
  const own = createHmac('sha256', Buffer.from(key, 'hex')).update(`vestibule ${purpose}`).digest();
  return createHmac('sha256', own).update(text).digest('hex');
}

/** Whether a seal is that of a text. */
export function isSealOf(
  seal: string,
  key: DatabaseKey,
  purpose: SealPurpose,
  text: string,
): boolean {
  const given = Buffer.from(seal);
  const own = Buffer.from(sealOf(key, purpose, text));
  return given.length === own.length && timingSafeEqual(given, own);
}
