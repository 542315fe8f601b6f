import { forgetTransactions } from '../../data/careless.fixture.ts';
import { runImport } from './import-run.service.ts';

/*
 * Run by import-kill.test.ts, which ends it in the middle. It imports in its own thread: starting two costs more than
 * the import. In `careless` mode it forgets the transactions, as a control.
 */

interface Order {
  readonly access: { readonly file: string; readonly key: string };
  readonly folder: string;
  readonly careless: boolean;
  /** Ends itself when it has told so many times how far it is; null: somebody else ends it. */
  readonly tellings: number | null;
}

process.on('message', (order: Order) => {
  if (order.careless) forgetTransactions();
  let left = order.tellings ?? Infinity;
  void runImport(
    {
      access: order.access,
      folder: order.folder,
      at: 0,
      settings: { maxRejectShare: 0.01, toleratedLines: 10 },
      readAheadFrom: undefined,
      readAgain: true,
    },
    {
      report: () => {
        left -= 1;
        if (left <= 0) process.kill(process.pid, 'SIGKILL');
      },
      ask: () => Promise.reject(new Error('no staff here')),
      cancelled: () => false,
    },
  ).then(() => process.disconnect());
});
process.send?.('ready');
