import { execFileSync, spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createBranchLog, type ChainHead } from '../branch-log/index.ts';
import { fileKeyKeeper, integrityFindings, openFolder } from '../data/index.ts';
import { createWriters, type Writer } from './crash-writers.fixture.ts';
import { morning, openTestFloor, temporaryFolder } from './floor.fixture.ts';
import { createFloor } from './floor.service.ts';

/** 10,000 with `npm run test:hard`; a seed repeats a run's moments as far as two processes let it. */
const kills = Number(process.env['VESTIBULE_KILLS'] ?? 200);
const seed = Number(process.env['VESTIBULE_SEED'] ?? Date.now() % 1_000_000);
/** One chain spans this many crashes; then a new folder begins, so that looking at it stays short. */
const killsOfFolder = 200;

/** Uniform in [0, 1), the same for a seed (a linear congruential generator suffices for moments). */
let state = seed;
function random(): number {
  state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
  return state / 2 ** 32;
}

/** Lets it write and kills it: after some milliseconds, while it opens perhaps, or right after a word. */
async function killSomewhere(writer: Writer): Promise<readonly string[]> {
  const words = Math.floor(random() * 12);
  const wait = random() * 40;
  if (random() < 0.3) {
    setTimeout(() => writer.kill(), wait);
  } else {
    writer.onWord((count) => {
      if (count > words) writer.kill();
    });
  }
  writer.go();
  await writer.dead();
  return writer.words();
}

/** Opens the folder as the console does after a crash, and looks at everything in it. */
function reopened(dir: string, from: ChainHead | null) {
  const folder = openFolder(dir, fileKeyKeeper({}));
  try {
    const log = createBranchLog(folder.branch);
    const { tickets } = createFloor({ log, clock: () => morning }).state();
    const { head, broken } = log.check(from ?? log.start(), 1_000_000);
    return {
      findings: integrityFindings(folder.branch),
      broken,
      head,
      numbers: [...tickets.values()].map(({ number }) => Number(number.slice(1))),
    };
  } finally {
    folder.close();
  }
}

async function preparedFolder(): Promise<string> {
  const { dir, folder } = await openTestFloor(temporaryFolder());
  folder.close();
  return dir;
}

describe('killed', () => {
  it(
    `${kills} times at any moment, it has every act that was confirmed, once, and the chain holds`,
    async () => {
      for (let done = 0; done < kills; done += killsOfFolder) {
        await crashes(Math.min(killsOfFolder, kills - done));
      }
    },
    120_000 + kills * 2_000,
  );

  async function crashes(count: number): Promise<void> {
    const dir = await preparedFolder();
    const start = createWriters(dir, morning);
    // The next ones load while one writes.
    const waiting = [start(), start()];
    let before = 0;
    let head: ChainHead | null = null;
    for (let kill = 0; kill < count; kill += 1) {
      const writer = waiting.shift() ?? start();
      waiting.push(start());
      const words = await killSomewhere(writer);
      const { numbers, findings, broken, ...found } = reopened(dir, head);
      const confirmed = Number(words.at(-1) ?? before);
      const place = `seed ${seed}, kill ${kill}`;
      expect(findings, place).toEqual([]);
      expect(broken, place).toBeNull();
      // Every one once, in order; at most the one act that was durable and not yet said is more than confirmed.
      expect(
        numbers.find((number, index) => number !== index + 1),
        place,
      ).toBeUndefined();
      expect(numbers.length, place).toBeGreaterThanOrEqual(confirmed);
      expect(numbers.length, place).toBeLessThanOrEqual(confirmed + 1);
      before = numbers.length;
      head = found.head;
    }
    for (const writer of waiting) writer.kill();
    expect(before).toBeGreaterThan(count);
    // From its first record, over all the crashes.
    expect(reopened(dir, null).broken).toBeNull();
  }

  it('it would be caught if it confirmed too early', async () => {
    const dir = await preparedFolder();
    const writer = createWriters(dir, morning, 'early')();
    writer.onWord((count) => {
      if (count > 5) writer.kill();
    });
    writer.go();
    await writer.dead();
    const confirmed = Number(writer.words().at(-1));
    expect(reopened(dir, null).numbers.length).toBeLessThan(confirmed);
  });
});

/** The kernel refuses to let the process's files grow beyond a limit that another may lift: a disk that fills up. */
const limits = process.platform === 'linux' && spawnSync('prlimit', ['--version']).status === 0;

describe('a disk that is full', () => {
  it.runIf(limits)('refuses, confirms nothing, and goes on when there is room', async () => {
    const dir = await preparedFolder();
    const writer = createWriters(dir, morning)();
    const limit = (bytes: string) =>
      execFileSync('prlimit', ['--pid', String(writer.pid), `--fsize=${bytes}:unlimited`]);
    await new Promise<void>((resolve) => {
      writer.onWord(() => resolve());
    });
    // In the midst of a page of the write-ahead file.
    limit(String(statSync(join(dir, 'branch.db')).size + 100_000));
    writer.go();
    let refusals = 0;
    let lifted = false;
    await new Promise<void>((resolve) => {
      writer.onWord(() => {
        const words = writer.words();
        refusals = words.filter((word) => word === 'disk-full').length;
        if (refusals >= 3 && !lifted) {
          lifted = true;
          limit('unlimited');
        }
        if (lifted && words.slice(-10).every((word) => word !== 'disk-full')) resolve();
      });
    });
    writer.kill();
    await writer.dead();
    const confirmed = writer.words().filter((word) => word !== 'disk-full');
    const { numbers, findings, broken } = reopened(dir, null);
    expect({ findings, broken }).toEqual({ findings: [], broken: null });
    expect(confirmed).toEqual(confirmed.map((_, index) => String(index + 1)));
    expect(numbers.length - confirmed.length).toBeOneOf([0, 1]);
  });
});
