import { createBranchLog } from '../../branch-log/index.ts';
import { fileKeyKeeper, openFolder } from '../../data/index.ts';
import { temporaryFolder } from '../../queue/floor.fixture.ts';
import { logContract } from '../log-contract.fixture.ts';
import { createSqliteLogPort } from './log-port.ts';

logContract('SQLite', async () => ({
  shared: false,
  async branch() {
    const folder = openFolder(temporaryFolder(), fileKeyKeeper({}));
    const log = createBranchLog(folder.branch);
    return {
      start: log.start(),
      async open() {
        return {
          log: createSqliteLogPort(log, Date.now),
          rows: () => log.rowsAfter(0, 1000),
          head: () => log.head(),
          async close() {
            folder.close();
          },
        };
      },
    };
  },
  close: async () => undefined,
}));
