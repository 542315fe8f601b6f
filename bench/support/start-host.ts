import { join } from 'node:path';
import { startBrowserHost } from '../../electron/browser-host.ts';
import { openConsole } from '../../electron/app/console.ts';
import { fileKeyKeeper } from '../../electron/data/index.ts';
import { demoPin } from '../../electron/demo/index.ts';
import { lobbyStaffNo } from './city-branch.ts';

/* A console in a process of its own, as `serve` starts it. Says its link, then a token with which somebody is signed in. */

const opened = await openConsole({
  dir: process.argv[2] ?? '',
  keeper: fileKeyKeeper({}),
  host: { kind: 'browser', chooseFolder: () => Promise.resolve(null) },
});
const pages = join(import.meta.dirname, '../../dist/client');
const host = await startBrowserHost({ console: opened, pages, port: 0 });
console.log(host.link);
const entered = await opened.staff.signIn(lobbyStaffNo, demoPin);
console.log(entered.ok ? entered.resumeToken : '');
process.once('SIGTERM', () => {
  void host.close().then(() => opened.close());
});
