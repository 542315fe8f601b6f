import { createBranchLog } from '../branch-log/index.ts';
import { fileKeyKeeper, openFolder } from '../data/index.ts';
import { createFloor } from './floor.service.ts';

/*
 * A process that takes tickets as fast as it can and says the number of each only when the floor has confirmed it.
 * The crash test kills it. With "early" it says so too soon: the control that the test must catch.
 */
const [dir = '', mode] = process.argv.slice(2);
const folder = openFolder(dir, fileKeyKeeper({}));
const floor = createFloor({ log: createBranchLog(folder.branch), clock: Date.now });
floor.openToday();

function say(number: number): void {
  process.stdout.write(`${number}\n`);
}

function work(): void {
  const next = floor.state().taken.regular + 1;
  if (mode === 'early') say(next + 1);
  floor.act(
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
  if (mode !== 'early') say(next);
  setImmediate(work);
}
work();
