import { convertBook, fileKeyKeeper } from '../data/index.ts';

/* Run by conversion.test.ts, which ends it in the middle. Converts in its own thread: starting one costs more. */

const [dir = '', tellings = ''] = process.argv.slice(2);
let left = Number(tellings);
const key = fileKeyKeeper({}).keyFor(dir, true);
convertBook({ file: `${dir}/book.db`, key }, () => {
  left -= 1;
  if (left <= 0) process.kill(process.pid, 'SIGKILL');
});
