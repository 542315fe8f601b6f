import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/*
 * Peers that the product does not need have a package.json here; the first bench that names one installs them. There is
 * no lockfile: one that names the database's binaries of every platform cannot be installed where a registry holds few.
 */

const folder = join(import.meta.dirname, '..');

/**
 * Imports a peer from `bench/package.json`.
 * @param name its package, or a part of it: "csv-parse/sync"
 * @typeParam T what the bench uses of it: its types are not there before it is installed
 */
export async function loadPeer<T>(name: string): Promise<T> {
  if (!existsSync(join(folder, 'node_modules'))) installPeers();
  const file = createRequire(join(folder, 'package.json')).resolve(name);
  return (await import(pathToFileURL(file).href)) as T;
}

function installPeers(): void {
  console.error('installing the peers of the benches');
  const { status } = spawnSync('npm', ['install'], {
    cwd: folder,
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
  });
  if (status !== 0) throw new Error('the peers of the benches could not be installed');
}
