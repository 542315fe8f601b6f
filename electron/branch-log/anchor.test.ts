import { closeSync, fstatSync, openSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { fileKeyKeeper, inTransaction, openFolder } from '../data/index.ts';
import { createFaults } from '../platform/index.ts';
import { morning, temporaryFolder, testBranch } from '../queue/floor.fixture.ts';
import { anchorFile } from './anchor.ts';
import { openChains } from './chains.ts';
import { createLogVerifier } from './log-verifier.service.ts';

function inodeOf(handle: number): number | null {
  try {
    return fstatSync(handle).ino;
  } catch {
    return null; // no handle of this number is open
  }
}

/** Lets every further write to a file that is open fail: its handle is one for reading from now on. */
function refuseWrites(file: string): void {
  const { ino } = statSync(file);
  const handle = Array.from({ length: 1_000 }, (_, number) => number).find(
    (number) => inodeOf(number) === ino,
  );
  if (handle === undefined) throw new Error(`${file} is not open`);
  closeSync(handle);
  expect(openSync(file, 'r')).toBe(handle);
}

function openedChains() {
  const dir = temporaryFolder();
  const folder = openFolder(dir, fileKeyKeeper({}));
  onTestFinished(() => folder.close());
  const faults = createFaults();
  const chains = openChains(dir, folder, faults);
  onTestFinished(() => chains.anchor.close());
  return { folder, faults, file: join(dir, anchorFile), ...chains };
}

const line = { at: morning, actor: 'H01', action: 'sign-in', subject: 'H01', detail: '' };

it('F17 an anchor that cannot be written makes no durable act look failed', () => {
  const { faults, file, log, audit } = openedChains();
  refuseWrites(file);
  const frame = { day: '2026-11-20', at: morning, actor: 'system', place: 'test' };
  log.append([{ type: 'branch-configured', config: testBranch }], frame);
  audit.add(line);
  expect([log.lastSeq(), audit.head().seq]).toEqual([1, 1]);
  expect(faults.recent()).toMatchObject([{ place: 'proof', times: 2 }]);
});

it('F40 a line of the audit that is part of a larger change is anchored with it', async () => {
  const { folder, file, audit } = openedChains();
  const anchored = () => /"audit":\{"id":(\d+)/.exec(readFileSync(file, 'latin1'))?.[1];
  inTransaction(folder.branch, () => {
    audit.add(line);
    expect(anchored()).toBe('0');
  });
  await Promise.resolve();
  expect(anchored()).toBe('1');
});

it('F40 the anchor is synced in the background though the log stands still, and though a finding stands', async () => {
  const { folder, log, audit } = openedChains();
  for (const places of [[], [{ seq: 1, hash: Buffer.alloc(32) }]]) {
    let syncs = 0;
    const parts = { dir: folder.dir, log, clock: Date.now, places, everyMs: 5 };
    const proof = createLogVerifier({ ...parts, syncAnchor: () => (syncs += 1) });
    expect(proof.state().finding === null).toBe(places.length === 0);
    proof.start();
    audit.add(line);
    await expect.poll(() => syncs).toBe(1);
    await proof.stop();
  }
});
