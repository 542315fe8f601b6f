import type { Connection } from '../../data/index.ts';
import { changedClients } from '../book/changed-clients.repository.ts';
import { clientIds } from '../book/client-ids.repository.ts';
import type { Loader } from './loader.ts';
import {
  monthBlock,
  monthBlockWriter,
  noteBalanceMonth,
} from '../months/month-block.repository.ts';
import {
  blockOf,
  createBlockEditor,
  placeOf,
  type MonthSection,
} from '../months/month-block.rules.ts';

/** Lines held back until they are written: enough that a file in any order meets a block's clients together. */
const batchLines = 1 << 18;

/**
 * Loads monthly figures (balances.csv, transactions.csv), several clients in one row of bytes. Lines are held back,
 * put in the order of clients and written block by block: a file that goes round all clients month by month rewrites a
 * block once a month, one in the order of clients once.
 */
export function monthLoader(db: Connection, fileId: number, section: MonthSection): Loader {
  const clientId = clientIds(db);
  const changed = changedClients(db, fileId);
  const read = monthBlock(db);
  const write = monthBlockWriter(db);
  const editor = createBlockEditor();

  const clients = new Int32Array(batchLines);
  const places = new Uint32Array(batchLines);
  const amounts = new Float64Array(batchLines);
  /** NaN for an unknown one. */
  const counts = new Float64Array(batchLines);
  let lines = 0;
  let replaced = 0;
  let lastMonth = '';

  function flush(): void {
    let block = -1;
    for (const line of orderOf(clients.subarray(0, lines))) {
      const client = clients[line] ?? 0;
      if (blockOf(client) !== block) {
        if (block >= 0) write(block, editor.take());
        block = blockOf(client);
        editor.open(read(block));
      }
      const count = counts[line] ?? NaN;
      const change = editor.set(
        places[line] ?? 0,
        amounts[line] ?? 0,
        Number.isNaN(count) ? null : count,
        fileId,
      );
      if (change.replaced) replaced += 1;
      if (change.changed) changed.add(client);
    }
    if (block >= 0) write(block, editor.take());
    lines = 0;
  }

  return {
    accept(values) {
      const client = clientId(values[0] ?? null);
      if (client === null) return { column: 'client_no', reason: 'unknown-client' };
      const month = String(values[1]);
      clients[lines] = client;
      places[lines] = placeOf(section, client, Number(values[2]), month);
      amounts[lines] = Number(values[3]);
      counts[lines] = Number(values[4] ?? NaN);
      lines += 1;
      if (month > lastMonth) lastMonth = month;
      if (lines === batchLines) flush();
      return null;
    },
    finish() {
      flush();
      changed.finish();
      if (section === 'balances' && lastMonth !== '') noteBalanceMonth(db, lastMonth);
      return replaced;
    },
  };
}

/** The order in which lines are written: by block, and inside one as they came. */
function orderOf(clients: Int32Array): Iterable<number> {
  const keys = Float64Array.from(clients, (client, line) => blockOf(client) * batchLines + line);
  return keys.sort().map((key) => key % batchLines);
}
