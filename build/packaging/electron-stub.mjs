import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The version of Electron that the lockfile names.
 * @param {string} root
 * @returns {string}
 */
export function electronVersion(root) {
  const file = join(root, 'node_modules/electron/package.json');
  const { version } = /** @type {{ version: string }} */ (JSON.parse(readFileSync(file, 'utf8')));
  return version;
}

/**
 * Makes what electron-builder needs to see of Electron in order to lay a package out. It does not run.
 * @param {string} root
 * @param {string} folder
 */
export function makeElectronStub(root, folder) {
  mkdirSync(join(folder, 'resources'), { recursive: true });
  mkdirSync(join(folder, 'locales'), { recursive: true });
  for (const name of ['en-US', 'fr', 'zh-CN']) {
    writeFileSync(join(folder, 'locales', `${name}.pak`), '');
  }
  writeFileSync(join(folder, 'version'), electronVersion(root));
  writeFileSync(join(folder, 'LICENSE'), '');
  writeFileSync(join(folder, 'LICENSES.chromium.html'), '');
  writeFileSync(
    join(folder, 'electron'),
    '#!/bin/sh\necho "a stub in the place of Electron" >&2; exit 1\n',
  );
  chmodSync(join(folder, 'electron'), 0o755);
}
