import { closeSync, fstatSync, openSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { fileKeyKeeper, openFolder } from '../data/index.ts';
import { createFaults } from '../platform/index.ts';
import { morning, temporaryFolder, testBranch } from '../queue/floor.fixture.ts';
import { anchorFile } from './anchor.ts';
import { openChains } from './chains.ts';

/** Lets every further write to a file that is open fail: its handle is one for reading from now on. */
function refuseWrites(file: string): void {
  const { ino } = statSync(file);
  for (let handle = 3; handle < 1_000; handle += 1) {
    const found = fstatSync.bind(null, handle);
    try {
      if (found().ino !== ino) continue;
    } catch {
      continue; // no handle of this number is open
    }
    closeSync(handle);
    expect(openSync(file, 'r')).toBe(handle);
    return;
  }
  throw new Error(`${file} is not open`);
}

it('F17 an anchor that cannot be written makes no durable act look failed', () => {
  const dir = temporaryFolder();
  const folder = openFolder(dir, fileKeyKeeper({}));
  onTestFinished(() => folder.close());
  const faults = createFaults();
  const { log, audit, anchor } = openChains(dir, folder, faults);
  onTestFinished(() => anchor.close());
  refuseWrites(join(dir, anchorFile));
  const frame = { day: '2026-11-20', at: morning, actor: 'system', place: 'test' };
  log.append([{ type: 'branch-configured', config: testBranch }], frame);
  audit.add({ at: morning, actor: 'H01', action: 'sign-in', subject: 'H01', detail: '' });
  expect([log.lastSeq(), audit.head().seq]).toEqual([1, 1]);
  expect(faults.recent()).toMatchObject([{ place: 'proof', times: 2 }]);
});
