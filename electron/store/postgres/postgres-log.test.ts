import { it } from 'vitest';
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
            const store = openTestStore(one);
            await untilLink(store, 'joined');
            return {
              log: store.log,
              rows: () => one.local.rows,
              head: () => one.local.head(),
              close: () => store.close(),
            };
          },
        };
      },
      close: () => site.close(),
    };
  });
}
