import { createHmac, timingSafeEqual } from 'node:crypto';
import type { DatabaseKey } from './key.ts';

/** The kind of text that is sealed: a seal of one kind is not valid for another. */
export type SealPurpose = 'backup' | 'day-report';

/** An HMAC over a text with a key derived from the branch's key: 64 hexadecimal digits. */
export function sealOf(key: DatabaseKey, purpose: SealPurpose, text: string): string {
  const own = createHmac('sha256', Buffer.from(key, 'hex')).update(`vestibule ${purpose}`).digest();
  return createHmac('sha256', own).update(text).digest('hex');
}

/** Whether a seal is valid for a text. */
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
