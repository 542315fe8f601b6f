import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { createBranchLog } from '../branch-log/index.ts';
import { fileKeyKeeper, integrityFindings, openFolder } from '../data/index.ts';
import { openTestFloor, temporaryFolder } from './floor.fixture.ts';
import { createFloor } from './floor.service.ts';

const writer = fileURLToPath(new URL('./crash-writer.fixture.ts', import.meta.url));
const kills = 12;

/** Runs the writer until it has confirmed `after` tickets, kills it, and says the last number it confirmed. */
function killAfter(dir: string, after: number, mode = 'durable'): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--no-warnings', writer, dir, mode]);
    let text = '';
    let errors = '';
    child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
    child.stdout.on('data', (chunk: Buffer) => {
      text += chunk.toString();
      if (text.split('\n').length > after) child.kill('SIGKILL');
    });
    child.on('close', (_code, signal) => {
      if (signal !== 'SIGKILL') reject(new Error(`the writer ended by itself: ${errors}`));
      // What follows the last line end was cut off by the kill and was confirmed to nobody.
      else resolve(Number(text.slice(0, text.lastIndexOf('\n')).split('\n').at(-1)));
    });
  });
}

function reopened(dir: string) {
  const folder = openFolder(dir, fileKeyKeeper({}));
  try {
    const log = createBranchLog(folder.branch);
    const { tickets } = createFloor({ log, clock: Date.now }).state();
    return {
      findings: integrityFindings(folder.branch),
      broken: log.verify(),
      numbers: [...tickets.values()].map(({ number }) => Number(number.slice(1))),
    };
  } finally {
    folder.close();
  }
}

it('killed at any moment, it has every act that was confirmed, once, and the chain holds', async () => {
  const { dir, folder } = openTestFloor(temporaryFolder(), Date.now());
  folder.close();
  for (let kill = 0; kill < kills; kill += 1) {
    const confirmed = await killAfter(dir, 1 + ((kill * 7) % 23));
    const { findings, broken, numbers } = reopened(dir);
    expect(findings).toEqual([]);
    expect(broken).toBeNull();
    expect(numbers).toEqual(numbers.map((_, index) => index + 1));
    expect(numbers.length).toBeGreaterThanOrEqual(confirmed);
    // At most the one act that was durable and not yet said.
    expect(numbers.length).toBeLessThanOrEqual(confirmed + 1);
  }
}, 120_000);

it('would catch a writer that confirms too early', async () => {
  const { dir, folder } = openTestFloor(temporaryFolder(), Date.now());
  folder.close();
  const confirmed = await killAfter(dir, 5, 'early');
  expect(reopened(dir).numbers.length).toBeLessThan(confirmed);
}, 60_000);
