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

it('made in place is what the versions are, and once settled never changes', () => {
  const steps = fc.array(fc.array(change, { maxLength: 4 }), { maxLength: 20 });
  fc.assert(
    fc.property(steps, steps, (before, after) => {
      let versions = VersionedMap.from<number, object>(new Map());
      let made = VersionedMap.inPlace<number, object>(new Map());
      for (const changes of before) [versions, made] = [versions.with(changes), made.with(changes)];
      expect([...made]).toEqual([...versions]);
      const settled = made.settled();
      let later = settled;
      for (const changes of after) later = later.with(changes);
      expect(new Map(settled)).toEqual(new Map(versions));
      expect(new Map(later)).toEqual(new Map(after.reduce((map, one) => map.with(one), versions)));
    }),
  );
});

it('keeps the order in which keys were first set', () => {
  const map = VersionedMap.from(new Map([['a', { n: 1 }]]));
  const later = map.with([['b', { n: 2 }]]).with([['a', { n: 3 }]]);
  expect([...later.keys()]).toEqual(['a', 'b']);
  expect([...map]).toEqual([['a', { n: 1 }]]);
});
