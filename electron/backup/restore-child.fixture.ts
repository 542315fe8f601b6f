import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { fileKeyKeeper } from '../data/index.ts';

/*
 * A process that restores a backup and is killed, or meets a disk that refuses, at a certain rename: before it, or
 * after it. Says "done N" with the number of renames, or "refused CODE".
 */
const [file = '', dir = '', at = '0', what = 'none'] = process.argv.slice(2);
const rename = fs.renameSync;
let count = 0;
fs.renameSync = (from, to) => {
  count += 1;
  const hit = count === Number(at);
  if (hit && what === 'kill-before') process.kill(process.pid, 'SIGKILL');
  if (hit && what === 'refuse') throw Object.assign(new Error('refused'), { code: 'EACCES' });
  rename(from, to);
  if (hit && what === 'kill-after') process.kill(process.pid, 'SIGKILL');
};
syncBuiltinESMExports();
const { restoreBackup } = await import('./index.ts');
try {
  restoreBackup(file, dir, { keeper: fileKeyKeeper({}), replace: true, at: 1_000_000 });
  process.stdout.write(`done ${count}`);
} catch (error) {
  process.stdout.write(`refused ${String((error as { code?: unknown }).code)}`);
}
