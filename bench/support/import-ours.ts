import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { importFolder } from '../../electron/clients/index.ts';
import { fileKeyKeeper, openFolder } from '../../electron/data/index.ts';
import { tellCost } from './import-cost.ts';

/* Run by import.bench.ts: the console's own import, as the command line calls it. */

const [, , input = '', data = ''] = process.argv;
const folder = openFolder(join(data, 'branch'), fileKeyKeeper({}));
const delay = monitorEventLoopDelay({ resolution: 5 });
delay.enable();
const began = performance.now();
const { files } = await importFolder({
  access: folder.bookAccess,
  folder: input,
  at: 0,
  importStaff: (rows) => ({ accepted: rows.length, replaced: 0 }),
  onProgress: () => undefined,
});
const seconds = (performance.now() - began) / 1000;
const [file] = files;
if (!file || file.refused !== undefined) throw new Error(`refused: ${file?.refused}`);
tellCost({ rows: file.rows, rejected: file.rejected, seconds, stall: delay.max / 1e6 });
folder.close();
