import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createOvertakeCounter } from './overtake-counter.rules.ts';

const step = fc.record({
  joining: fc.nat(6),
  call: fc.nat(),
  services: fc.subarray([0, 1, 2], { minLength: 1 }),
});

it('counts later calls as a list does, wherever the window has moved', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 150, size: 'max' }), (steps) => {
      const calls = createOvertakeCounter(3, 4);
      const called: { place: number; services: number[] }[] = [];
      let waiting: number[] = [];
      let places = 0;
      for (const { joining, call, services } of steps) {
        for (let count = 0; count < joining; count += 1) {
          const place = places;
          calls.reach(place, () => waiting[0] ?? place);
          waiting.push(place);
          places += 1;
        }
        const place = waiting[call % Math.max(1, waiting.length)];
        if (place === undefined) continue;
        calls.add(place, services);
        called.push({ place, services });
        waiting = waiting.filter((other) => other !== place);
        const later = (other: number, service: number) =>
          called.filter((one) => one.place > other && one.services.includes(service)).length;
        const asked = waiting.filter((other) => other % 7 === call % 7);
        const service = call % 3;
        const counted = asked.map((other) => calls.after(other, service));
        expect(counted).toEqual(asked.map((other) => later(other, service)));
      }
    }),
    { numRuns: 100 },
  );
});
