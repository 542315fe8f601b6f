import { once } from 'node:events';
import { flushCompileCache } from 'node:module';
import { createBranchLog } from '../branch-log/index.ts';
import { DataError, fileKeyKeeper, openFolder } from '../data/index.ts';
import { createFloor } from './floor.service.ts';

/*
 * A process that waits for a line, then takes tickets as fast as it can and says the number of each only when the
 * floor has confirmed it, or the code of the refusal. The crash test kills it, or takes its disk away. With "early" it
 * says so too soon: the control that the test must catch.
 */
const [dir = '', mode = 'durable', start = '0'] = process.argv.slice(2);
// Who is killed writes no cache at its end.
flushCompileCache();
process.stdout.write('ready\n');
await once(process.stdin, 'data');
process.stdin.destroy();

const folder = openFolder(dir, fileKeyKeeper({}));
const log = createBranchLog(folder.branch);
// A day of its own that never ends: midnight must not come between two kills.
const floor = createFloor({ log, clock: () => Number(start) + log.lastSeq() });
await floor.openToday();

function say(word: string): void {
  process.stdout.write(`${word}\n`);
}

async function work(): Promise<void> {
  const next = floor.state().taken.regular + 1;
  if (mode === 'early') say(String(next + 1));
  try {
    await floor.act(
      {
        type: 'take-ticket',
        tier: 'regular',
        service: 'cash',
        clientNo: null,
        ownBranch: null,
        care: 'none',
        reception: null,
      },
      { actor: 'L01', place: 'crash test' },
    );
    if (mode !== 'early') say(String(next));
    setImmediate(() => void work());
  } catch (error) {
    if (!(error instanceof DataError)) throw error;
    say(error.code);
    setTimeout(() => void work(), 20);
  }
}
await work();
