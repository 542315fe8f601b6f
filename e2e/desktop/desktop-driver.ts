// Runs the built main process over the stand-in for Electron, so that everything but Electron itself is real, and
// writes what came of it as JSON: node e2e/desktop/desktop-driver.ts --data DIR
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import type { ContractRouterClient } from '@orpc/contract';
import { registerHooks } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { underlying } from '../../electron/desktop/stand-in/stand-in-ports.fixture.ts';
import { StandInWindow } from '../../electron/desktop/stand-in/stand-in-window.fixture.ts';
import { standInElectron } from '../../electron/desktop/stand-in/stand-in.fixture.ts';
import type { contract } from '../../shared/contract/index.ts';

/** What the driver found. */
export interface DriverReport {
  readonly boxes: readonly string[];
  readonly windows: number;
  readonly host: string | null;
  readonly page: { readonly status: number | undefined; readonly text: string };
  readonly acts: readonly string[];
}

const standIn = standInElectron({ languages: ['zh-CN'] });
Object.assign(globalThis, { standInForElectron: standIn.electron });
const names = Object.keys(standIn.electron);
const source = names.map((name) => `export const ${name} = standInForElectron.${name};`).join('\n');
registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'electron'
      ? { url: 'stand-in:electron', shortCircuit: true }
      : next(specifier, context),
  load: (url, context, next) =>
    url === 'stand-in:electron'
      ? { format: 'module', source, shortCircuit: true }
      : next(url, context),
});

await import(pathToFileURL(join(import.meta.dirname, '../../dist/main/main.js')).href);
standIn.app.becomeReady();
await new Promise((resolve) => setTimeout(resolve, 100));

const [window] = StandInWindow.all;
const given = window?.webContents.mainFrame.sent[0]?.ports[0];
const page = await standIn.defaultSession.handlers.get('app')?.(new Request('app://console/'));
const report: DriverReport = {
  boxes: standIn.boxes,
  windows: StandInWindow.all.length,
  host: given ? await hostOver(underlying(given)) : null,
  page: { status: page?.status, text: (await page?.text()) ?? '' },
  acts: standIn.app.acts,
};
process.stdout.write(`${JSON.stringify(report)}\n`);

// The one who started this ends it, as a system would.
process.stdin.once('end', () => process.emit('SIGTERM')).resume();

async function hostOver(port: ReturnType<typeof underlying>): Promise<string> {
  const link = new RPCLink({ port });
  const client: ContractRouterClient<typeof contract> = createORPCClient(link);
  port.start();
  return (await client.session.status()).host;
}
