import { cpSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { CommandContext } from './cli/command.ts';
import { verifyCommand } from './cli/verify.ts';
import { openTestConsole, reopenTestConsole } from './app/console.fixture.ts';
import { openRawDatabase } from './data/raw-database.fixture.ts';
import { temporaryFolder, ticketFor } from './queue/floor.fixture.ts';

const by = { actor: 'L01', place: 'test' };

function context(said: string[] = []): CommandContext {
  return {
    env: {},
    say: (sentence) => said.push(sentence),
    progress: () => undefined,
    signal: new AbortController().signal,
    language: 'en',
  };
}

/** A branch with acts, and its folder as a console leaves it that is killed. */
async function killed(): Promise<{ dir: string; records: number; at: number[] }> {
  const dir = join(temporaryFolder(), 'branch');
  const opened = await openTestConsole(dir);
  for (let count = 0; count < 12; count += 1) await opened.floor.act(ticketFor(), by);
  opened.staff.audit('H01', 'looked', 'C1', '');
  const left = join(temporaryFolder(), 'left');
  cpSync(dir, left, { recursive: true });
  const at = opened.log.some(1, 1000).map((logged) => logged.at);
  const records = opened.log.lastSeq();
  await opened.close();
  return { dir: left, records, at };
}

function copyOf(dir: string): string {
  const copy = join(temporaryFolder(), 'copy');
  cpSync(dir, copy, { recursive: true });
  return copy;
}

async function verified(dir: string): Promise<{ exit: number; said: string[] }> {
  const said: string[] = [];
  try {
    const { exit } = await verifyCommand.run(['--data', dir], context(said));
    return { exit, said };
  } catch (error) {
    // A refusal with a code has words in cli.ts.
    const { code } = error as { code?: string };
    if (code === undefined || code.startsWith('SQLITE')) throw error;
    return { exit: 1, said: [code] };
  }
}

describe('a write-ahead file that was damaged after a sudden end', () => {
  it('F40 gives every confirmed act, or says how many are gone and from when', async () => {
    const { dir, records, at } = await killed();
    const wal = readFileSync(join(dir, 'branch.db-wal'));
    const places = Array.from({ length: 10 }, (_, n) => Math.floor((wal.length * n) / 10) + 9);
    for (const [n, place] of places.entries()) {
      const copy = copyOf(dir);
      const bad = Buffer.from(wal);
      bad[place] = (bad[place] ?? 0) ^ 4;
      writeFileSync(join(copy, 'branch.db-wal'), n % 2 === 0 ? bad : wal.subarray(0, place));
      const opened = await reopenTestConsole(copy);
      const before = opened.log.some(1, 1000).filter((one) => at.includes(one.at)).length;
      const { finding } = opened.proof.state();
      if (before >= records) expect(finding).toBeNull();
      else {
        const from = at[before - 1];
        const to = at.at(-1);
        expect(finding).toMatchObject({
          problem: 'cut',
          seq: before + 1,
          until: records,
          from,
          to,
        });
        expect(readdirSync(copy).some((name) => name.startsWith('set-aside-'))).toBe(true);
      }
      await opened.floor.act(ticketFor(), by);
      await opened.close();
      // It goes on being said, while the branch goes on.
      const { exit } = await verified(copy);
      expect(exit).toBe(before >= records ? 0 : 1);
    }
  }, 300_000);
});

describe('a byte that was changed in a file of the folder', () => {
  it('F40 is found, or harmless', async () => {
    const { dir: left, records } = await killed();
    const dir = copyOf(left);
    await (await reopenTestConsole(dir)).close();
    expect((await verified(dir)).exit).toBe(0);
    const files = readdirSync(dir).filter((name) => statSync(join(dir, name)).isFile());
    expect(files).toEqual(expect.arrayContaining(['branch.db', 'book.db', 'branch.anchor']));
    for (const name of files.filter((one) => one !== 'branch.lock')) {
      const bytes = readFileSync(join(dir, name));
      for (let n = 0; n < 6; n += 1) {
        const copy = copyOf(dir);
        const bad = Buffer.from(bytes);
        const place = Math.floor((bytes.length * n) / 6);
        bad[place] = (bad[place] ?? 0) ^ 16;
        writeFileSync(join(copy, name), n === 5 ? bytes.subarray(0, place) : bad);
        const { exit } = await verified(copy);
        if (exit !== 0) continue;
        const opened = await reopenTestConsole(copy);
        const whole = opened.log.lastSeq() >= records && opened.clients.count() === 4;
        await opened.close();
        expect(whole, `${name} at ${place}`).toBe(true);
      }
    }
  }, 300_000);
});

describe('what somebody with the key changed', () => {
  it.each([
    ['branch.db', `UPDATE audit SET actor = 'X' WHERE id = 1`],
    ['branch.db', 'DELETE FROM audit WHERE id = (SELECT max(id) FROM audit)'],
    ['book.db', 'UPDATE scores SET data = zeroblob(length(data))'],
    ['book.db', 'DELETE FROM scores'],
  ])('F40 in %s (%s) is found by verify', async (name, sql) => {
    const { dir: left } = await killed();
    const dir = copyOf(left);
    await (await reopenTestConsole(dir)).close();
    const key = readFileSync(join(dir, 'branch.key'), 'utf8').trim();
    const db = openRawDatabase(join(dir, name), key);
    expect(db.prepare(sql).run().changes).toBeGreaterThan(0);
    db.close();
    expect((await verified(dir)).exit).toBe(1);
  });
});
