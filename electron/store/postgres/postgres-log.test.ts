import { it } from 'vitest';
import { createBranchLog } from '../../branch-log/index.ts';
import { fileKeyKeeper, openFolder } from '../../data/index.ts';
import { temporaryFolder } from '../../queue/floor.fixture.ts';
import { createLocalLog } from '../sqlite/local-log.repository.ts';
import { logContract } from '../log-contract.fixture.ts';
import { openTestStore, testSite, untilLink } from './branch.fixture.ts';
import { postgresFolder, withoutPostgres } from './server.fixture.ts';

if (postgresFolder() === null) it.skip(withoutPostgres);
else {
  logContract('PostgreSQL', async () => {
    const site = await testSite();
    let branches = 0;
    return {
      shared: true,
      async branch() {
        branches += 1;
        const branch = await site.branch(`B${branches}`);
        let consoles = 0;
        return {
          start: branch.start,
          async open() {
            consoles += 1;
            const one = await branch.workstation(`W${consoles}`);
            const folder = openFolder(temporaryFolder(), fileKeyKeeper({}));
            const log = createBranchLog(folder.branch);
            const store = openTestStore(one, { local: createLocalLog(log) });
            await untilLink(store, 'joined');
            return {
              log: store.log,
              rows: () => log.rowsAfter(0, 1000),
              head: () => log.head(),
              async close() {
                await store.close();
                folder.close();
              },
            };
          },
        };
      },
      close: () => site.close(),
    };
  });
}
