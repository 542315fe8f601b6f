import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { temporaryFolder } from '../queue/floor.fixture.ts';
import { foundWriteAhead } from './write-ahead.ts';

it('F40 a copy that cannot be made whole leaves none behind, to fill a full disk at each start', () => {
  const dir = temporaryFolder();
  writeFileSync(join(dir, 'branch.db-wal'), Buffer.alloc(4096, 1));
  // The database beside it cannot be copied.
  expect(() => foundWriteAhead(join(dir, 'branch.db'), 'now', true)).toThrow('ENOENT');
  expect(readdirSync(dir)).toEqual(['branch.db-wal']);
});
