import { cpSync, readdirSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openTestFloor, temporaryFolder } from '../queue/floor.fixture.ts';
import { openFolder } from './folder.ts';
import { fileKeyKeeper } from './key.ts';
import { copyWriteAhead } from './write-ahead.ts';

it('F40 a copy that cannot be made whole leaves none behind, to fill a full disk at each start', () => {
  const dir = temporaryFolder();
  writeFileSync(join(dir, 'branch.db-wal'), Buffer.alloc(4096, 1));
  // The database beside it cannot be copied.
  expect(() => copyWriteAhead(join(dir, 'branch.db'), 'now', true)).toThrow('ENOENT');
  expect(readdirSync(dir)).toEqual(['branch.db-wal']);
});

it('F40 a console that ended in the middle of a write has lost nothing, and reports no damage', async () => {
  const { dir, act } = await openTestFloor();
  await act({ type: 'open-counter', counter: 1, staffNo: 'T01' });
  const cut = temporaryFolder();
  cpSync(dir, cut, { recursive: true });
  rmSync(join(cut, 'branch.lock'), { force: true });
  const wal = join(cut, 'branch.db-wal');
  truncateSync(wal, statSync(wal).size - 10);
  const found = openFolder(cut, fileKeyKeeper({}));
  expect(found.notices.map(({ code }) => code)).not.toContain('write-ahead-damaged');
  found.close();
});
