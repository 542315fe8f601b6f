import fc from 'fast-check';
import { expect, it } from 'vitest';
import { VersionedMap } from './versioned-map.rules.ts';

const change = fc.tuple(
  fc.integer({ min: 0, max: 6 }),
  fc.option(fc.record({ n: fc.integer() }), { nil: undefined }),
);

it('is what a copied map is, in every version, however late each is read', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.nat(), fc.array(change, { maxLength: 4 })), { maxLength: 20 }),
      fc.nat(),
      (steps, readFirst) => {
        const plain: Map<number, object>[] = [new Map()];
        const versions = [VersionedMap.from<number, object>(new Map())];
        for (const [from, changes] of steps) {
          // Any version may be the one that is changed, not only the newest.
          const at = from % versions.length;
          const copy = new Map(plain[at]);
          for (const [key, value] of changes) {
            if (value) copy.set(key, value);
            else copy.delete(key);
          }
          plain.push(copy);
          versions.push(versions[at]!.with(changes));
        }
        const order = versions.map((_, index) => (index + readFirst) % versions.length);
        for (const index of order) expect(new Map(versions[index])).toEqual(plain[index]);
      },
    ),
  );
});

it('keeps the order in which keys were first set', () => {
  const map = VersionedMap.from(new Map([['a', { n: 1 }]]));
  const later = map.with([['b', { n: 2 }]]).with([['a', { n: 3 }]]);
  expect([...later.keys()]).toEqual(['a', 'b']);
  expect([...map]).toEqual([['a', { n: 1 }]]);
});
