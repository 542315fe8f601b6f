import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { chainHash, type ChainedRecord } from './chain.ts';

const text = fc.string({ unit: 'binary' });
const record: fc.Arbitrary<ChainedRecord> = fc.record({
  seq: fc.nat(),
  day: text,
  at: fc.maxSafeNat(),
  type: text,
  actor: text,
  place: text,
  // Shorter and longer than what is set aside for it, in one byte a character and in three.
  body: fc
    .tuple(text, fc.constantFrom('a', '台'), fc.nat(30_000))
    .map(([a, b, n]) => a + b.repeat(n)),
});

it('is SHA-256 over the hash before and the fields as a JSON array, of any record', () => {
  const previous = fc.uint8Array({ minLength: 32, maxLength: 32 });
  fc.assert(
    fc.property(previous, record, (before, one) => {
      const { seq, day, at, type, actor, place, body } = one;
      const canonical = JSON.stringify([seq, day, at, type, actor, place, body]);
      const plain = createHash('sha256').update(before).update(canonical, 'utf8').digest('hex');
      expect(chainHash(Buffer.from(before).toString('hex'), one)).toBe(plain);
    }),
  );
});
