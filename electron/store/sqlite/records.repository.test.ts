import fc from 'fast-check';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createAuditChain } from '../../branch-log/index.ts';
import { fileKeyKeeper, openFolder } from '../../data/index.ts';
import { temporaryFolder } from '../../queue/floor.fixture.ts';
import { recordsContract } from '../records-contract.fixture.ts';
import { createSqliteRecords } from './records.repository.ts';

function open(dir = temporaryFolder()) {
  const folder = openFolder(dir, fileKeyKeeper({}));
  let isOpen = true;
  const close = () => {
    if (isOpen) folder.close();
    isOpen = false;
  };
  onTestFinished(close);
  const audit = createAuditChain(folder.branch);
  const actions = folder.branch.prepare<[], string>('SELECT action FROM audit ORDER BY id').pluck();
  return {
    records: createSqliteRecords(folder.branch, audit),
    actions: () => actions.all(),
    branch: folder.branch,
    dir,
    close,
  };
}

describe('records on SQLite', () => {
  recordsContract(open);

  it('are durable when the put resolves', async () => {
    const { records, dir, close } = open();
    await records.put([{ kind: 'note', id: 'a', version: 0, body: 'kept' }]);
    close();
    expect(open(dir).records.all('note')).toMatchObject([{ version: 1, body: 'kept' }]);
  });

  it('are not written when their audit line is not, or within another transaction', async () => {
    const { records, branch } = open();
    const write = [{ kind: 'note', id: 'a', version: 0, body: 1 }];
    branch.exec(
      `CREATE TRIGGER no_audit BEFORE INSERT ON audit BEGIN SELECT RAISE(ABORT, 'no'); END`,
    );
    const line = { at: 1, actor: 'T01', action: 'noted', subject: 'a', detail: '' };
    await expect(records.put(write, [line])).rejects.toThrow('no');
    expect(records.get('note', 'a')).toBeNull();
    let inside: Promise<unknown> = Promise.resolve();
    branch.transaction(() => {
      inside = records.put(write).catch((error: unknown) => error);
    })();
    expect(String(await inside)).toContain('a transaction of their own');
    expect(records.all('note')).toEqual([]);
  });
});

/** The database's pages as they are decrypted. */
const holds = (branch: ReturnType<typeof open>['branch'], text: string) =>
  branch.serialize().includes(text, 0, 'utf8');

it('of a forgotten body nothing is left in the file, whatever lay around it', async () => {
  const lengths = fc.array(fc.integer({ min: 0, max: 2_000 }), { minLength: 40, maxLength: 80 });
  await fc.assert(
    fc.asyncProperty(lengths, fc.nat(), async (sizes, at) => {
      const { records, branch, dir, close } = open();
      const secret = '周先生19400009876';
      const place = at % sizes.length;
      const idOf = (index: number) => String((index * 37) % 101).padStart(3, '0');
      await records.put(
        sizes.map((size, index) => {
          const body = index === place ? `${secret}${'s'.repeat(size)}` : 'o'.repeat(size);
          return { kind: 'p', id: idOf(index), version: 0, body };
        }),
      );
      const kept = records.get('p', idOf(place))!;
      // Longer and shorter, so that it moves about in the pages.
      for (const [step, size] of [900, 5, 4_000, 40].entries()) {
        const body = `${secret}${'s'.repeat(size)}`;
        await records.put([{ ...kept, version: kept.version + step, body }]);
      }
      expect(holds(branch, secret)).toBe(true);
      await records.put([{ kind: 'p', id: idOf(place), version: 5, body: null }]);
      expect(holds(branch, secret)).toBe(false);
      expect(statSync(join(dir, 'branch.db-wal')).size).toBe(0);
      close();
    }),
    { numRuns: 3 },
  );
});
