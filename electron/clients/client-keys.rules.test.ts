import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createAscent } from './client-keys.rules.ts';

it('calls no client number new that came before', () => {
  const no = fc.string({ unit: fc.constantFrom('0', '1', '9', 'A'), minLength: 1, maxLength: 4 });
  fc.assert(
    fc.property(fc.array(no, { maxLength: 40 }), (numbers) => {
      const ascends = createAscent();
      const met = new Set<string>();
      for (const one of numbers) {
        if (ascends(one)) expect(met.has(one)).toBe(false);
        met.add(one);
      }
    }),
  );
});

it('knows the orders that extracts come in', () => {
  const orders = [
    ['0001', '0002', '0010', '0100'],
    ['C8', 'C9', 'C10', 'C11', 'C100'],
    ['C10', 'C100', 'C11', 'C8'],
  ];
  for (const numbers of orders) {
    const ascends = createAscent();
    expect(numbers.map((one) => ascends(one))).toEqual(numbers.map(() => true));
  }
});
