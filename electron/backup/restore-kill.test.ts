import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { againstAnchor, createAuditChain, createBranchLog } from '../branch-log/index.ts';
import { fileKeyKeeper, openFolder } from '../data/index.ts';
import { openTestFloor, temporaryFolder, ticketFor } from '../queue/floor.fixture.ts';
import { makeBackup } from './index.ts';

const child = fileURLToPath(new URL('./restore-child.fixture.ts', import.meta.url));
const steps = Array.from({ length: 14 }, (_, index) => index + 1);

/** A folder with a branch of 12 records, and a backup of its first 7. */
async function prepare(): Promise<{ dir: string; file: string; oldHead: number; newHead: number }> {
  const test = await openTestFloor();
  for (let count = 0; count < 5; count += 1) await test.act(ticketFor());
  const file = join(temporaryFolder(), 'branch.backup');
  makeBackup(test.folder, file, 0);
  const newHead = test.floor.state().seq;
  for (let count = 0; count < 5; count += 1) await test.act(ticketFor());
  const oldHead = test.floor.state().seq;
  test.folder.close();
  return { dir: test.dir, file, oldHead, newHead };
}

function run(file: string, dir: string, at: number, what: string): string {
  const done = spawnSync(process.execPath, [child, file, dir, String(at), what], {
    encoding: 'utf8',
  });
  return done.signal ?? done.stdout;
}

/** Opens a folder as a console would. @returns the last record of its log */
function opened(dir: string): number {
  const folder = openFolder(dir, fileKeyKeeper({}));
  try {
    const log = createBranchLog(folder.branch);
    expect(log.verify()).toBeNull();
    expect(folder.isFirstRun()).toBe(existsSync(join(dir, 'branch.new')));
    if (existsSync(join(dir, 'branch.anchor'))) {
      expect(againstAnchor(dir, { log, audit: createAuditChain(folder.branch) })).toBeNull();
    }
    return log.lastSeq();
  } finally {
    folder.close();
  }
}

describe('a restore', () => {
  let renames = 0;

  it('F14 F44 takes several renames, each of which is tried below', async () => {
    const { file, dir, newHead } = await prepare();
    renames = Number(run(file, dir, 0, 'none').split(' ')[1]);
    expect(renames).toBeGreaterThan(8);
    expect(renames).toBeLessThanOrEqual(steps.length);
    expect(opened(dir)).toBe(newHead);
  });

  it.each(steps.flatMap((at) => [[at, 'kill-before'] as const, [at, 'kill-after'] as const]))(
    'F14 F44 killed at rename %i (%s) leaves the old branch or the new one',
    async (at, what) => {
      if (at > renames) return;
      const { file, dir, oldHead, newHead } = await prepare();
      expect(run(file, dir, at, what)).toBe('SIGKILL');
      const head = opened(dir);
      expect([oldHead, newHead]).toContain(head);
      const left = readdirSync(dir);
      expect(left.filter((name) => name.startsWith('restore.'))).toEqual([]);
      const aside = left.find((name) => name.startsWith('before-restore'));
      expect(aside !== undefined).toBe(head === newHead);
      if (aside !== undefined) {
        // What was there before is whole as well.
        const before = join(temporaryFolder(), 'before');
        cpSync(join(dir, aside), before, { recursive: true });
        cpSync(join(dir, 'branch.key'), join(before, 'branch.key'));
        expect(opened(before)).toBe(oldHead);
      }
    },
  );

  it.each(steps)('F14 F44 whose rename %i is refused puts everything back', async (at) => {
    if (at > renames) return;
    const { file, dir, oldHead } = await prepare();
    const before = readdirSync(dir).sort();
    expect(run(file, dir, at, 'refuse')).toBe('refused no-permission');
    expect(readdirSync(dir).sort()).toEqual(before);
    expect(opened(dir)).toBe(oldHead);
  });
});
