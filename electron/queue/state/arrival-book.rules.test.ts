import fc from 'fast-check';
import { expect, it } from 'vitest';
import { tiers } from '../../../shared/model/schemes/tier.ts';
import { createArrivalBook } from './arrival-book.rules.ts';

const row = fc.record({
  ref: fc.oneof(fc.string({ maxLength: 4 }), fc.constantFrom('A001', '号1', '号2', '😀')),
  arrivedAt: fc.nat(20),
  tier: fc.constantFrom(...tiers),
  service: fc.nat(100),
  leftAfter: fc.option(fc.nat(50)),
});

it('gives everyone once, the later row of a ticket, by time and then as listed', () => {
  fc.assert(
    fc.property(fc.array(row, { maxLength: 200, size: 'max' }), (rows) => {
      // Lone surrogates are no text: the file's decoder lets none through.
      const sound = rows.filter(({ ref }) => ref.isWellFormed());
      const book = createArrivalBook();
      for (const one of sound) book.add(one);
      const kept = sound.filter(
        ({ ref }, at) => !sound.slice(at + 1).some((later) => later.ref === ref),
      );
      const expected = kept.toSorted((a, b) => a.arrivedAt - b.arrivedAt);
      const arrivals = book.arrivals('data');
      const got = Array.from({ length: arrivals.count }, (_, place) => ({
        ref: arrivals.refAt(place),
        arrivedAt: arrivals.arrivedAt[place],
        tier: tiers[arrivals.tier[place]!],
        service: arrivals.service[place],
        leftAfter: arrivals.patience![place] === Infinity ? null : arrivals.patience![place],
      }));
      expect(got).toEqual(expected);
      expect(book.replaced()).toBe(sound.length - kept.length);
      expect(book.arrivals('none').patience).toBeNull();
    }),
  );
});

it('keeps ten thousand names apart', () => {
  const book = createArrivalBook();
  for (let at = 0; at < 10_000; at += 1) {
    book.add({ ref: `T${at}`, arrivedAt: at, tier: 'gold', service: 1, leftAfter: null });
  }
  const arrivals = book.arrivals('none');
  expect([book.replaced(), arrivals.count, arrivals.refAt(9_999)]).toEqual([0, 10_000, 'T9999']);
});
