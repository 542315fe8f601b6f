import {
  appendFileSync,
  mkdtempSync,
  renameSync,
  rmSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { exchangeFiles } from './exchange-files.rules.ts';
import { readLines } from './exchange-reading.ts';
import { examine } from './exchange-source.ts';

const root = mkdtempSync(join(tmpdir(), 'vestibule-reading-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const path = join(root, 'clients.csv');
const lines = (count: number): string =>
  `client_no,name\n${Array.from({ length: count }, (_, i) => `C${i},客户${i}\n`).join('')}`;

/** Reads a file to which something is done after its first lines. */
async function readWhile(act: () => void): Promise<number> {
  writeFileSync(path, lines(20_000));
  let rows = 0;
  let acted = false;
  for await (const message of readLines(await examine(path), exchangeFiles[0])) {
    if (message.type !== 'batch') continue;
    rows += message.batch.rows;
    if (!acted) act();
    acted = true;
  }
  return rows;
}

describe('a file that changes while it is read', () => {
  it('is noticed, whatever happens to it', async () => {
    const changes: (() => void)[] = [
      () => appendFileSync(path, 'C9,新\n'),
      () => truncateSync(path, 1000),
      () => utimesSync(path, 1, 1),
      () => {
        writeFileSync(`${path}.new`, lines(20_000));
        renameSync(`${path}.new`, path);
      },
    ];
    for (const change of changes) {
      await expect(readWhile(change)).rejects.toMatchObject({
        code: 'changing-file',
        subject: path,
      });
    }
    expect(await readWhile(() => undefined)).toBe(20_000);
  });

  it('is noticed when it is gone', async () => {
    await expect(readWhile(() => rmSync(path))).rejects.toMatchObject({ name: 'ImportError' });
  });
});
