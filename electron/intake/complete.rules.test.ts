import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judge, type Seen, type Unchanged } from './complete.rules.ts';

const names = ['clients.csv', 'balances.csv'];
const settled = { names, complete: 'settled', looks: 3 } as const;
const marker = { names, complete: 'marker', looks: 3 } as const;
const file = (name: string, size = 10, mtimeMs = 1): Seen => ({ name, size, mtimeMs });

/** Looks at one folder after the other. */
function looks(folders: readonly Seen[][], how: typeof settled | typeof marker) {
  let before: Unchanged = new Map();
  return folders.map((files) => {
    const look = judge(files, before, how);
    before = look.unchanged;
    return look;
  });
}

describe('a file of the drop folder', () => {
  it('is complete when some looks found it unchanged', () => {
    const calm = [file('clients.csv')];
    const ready = looks([calm, calm, calm, calm], settled).map((look) => look.ready);
    expect(ready).toEqual([[], [], [], ['clients.csv']]);
  });

  it('begins anew when it grows or is written again', () => {
    const one = [file('clients.csv', 10, 1)];
    const grown = [file('clients.csv', 20, 1)];
    const again = [file('clients.csv', 20, 2)];
    const seen = looks([one, one, one, grown, grown, grown, again, again, again, again], settled);
    expect(seen.map((look) => look.ready.length)).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 0, 1]);
    expect(seen[0]?.waiting).toEqual([{ name: 'clients.csv', for: 'quiet' }]);
  });

  it('waits for another that is still being written: a night’s files belong together', () => {
    const first = [file('clients.csv')];
    const both = (size: number) => [file('clients.csv'), file('balances.csv.gz', size)];
    const seen = looks([first, first, first, both(1), both(2), both(2), both(2), both(2)], settled);
    expect(seen.map((look) => look.ready.length)).toEqual([0, 0, 0, 0, 0, 0, 0, 2]);
  });

  it('is complete at once with a marker of its own, which is taken along', () => {
    for (const end of ['.done', '.ok']) {
      const [look] = looks([[file('clients.csv'), file(`clients.csv${end}`, 0)]], marker);
      expect(look).toMatchObject({ ready: ['clients.csv'], markers: [`clients.csv${end}`] });
    }
  });

  it.each(['_READY', '_SUCCESS'])('is complete at once with %s for the folder', (name) => {
    const [look] = looks([[file('clients.csv'), file('balances.csv'), file(name, 0)]], marker);
    expect(look).toMatchObject({ ready: names, markers: [name], waiting: [] });
  });

  it('waits for its marker for ever where only markers count, and does not hold others back', () => {
    const files = [file('clients.csv'), file('balances.csv'), file('balances.csv.ok')];
    const last = looks([files, files, files, files, files, files], marker).at(-1);
    expect(last).toMatchObject({
      ready: ['balances.csv'],
      waiting: [{ name: 'clients.csv', for: 'marker' }],
    });
  });

  it('is not one that is named otherwise: half-written ones and strangers are left alone', () => {
    const names = ['clients.csv.tmp', 'clients.csv.part', 'notes.txt', 'Clients (1).csv'];
    const files = [...names.map((name) => file(name)), file('clients.csv')];
    // One that looks like an exchange file is told of, and keeps none waiting.
    expect(looks([files, files, files, files, files], settled).at(-1)).toMatchObject({
      ready: ['clients.csv'],
      waiting: [{ name: 'Clients (1).csv', for: 'name' }],
    });
  });

  it('is never taken before it was quiet for all looks, however it is written', () => {
    const sizes = fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(sizes, (written) => {
        const seen = looks(
          written.map((size) => [file('clients.csv', size)]),
          settled,
        );
        seen.forEach(({ ready }, at) => {
          const last = written.slice(Math.max(0, at - settled.looks), at + 1);
          const quiet = last.length > settled.looks && new Set(last).size === 1;
          expect(ready.length === 1).toBe(quiet);
        });
      }),
    );
  });
});
