import { flipFuses, FuseV1Options, FuseVersion, getCurrentFuseWire } from '@electron/fuses';
import { createReadStream } from 'node:fs';
import { join } from 'node:path';

/** How a program that holds fuses is known; a stand-in used to check a layout has none. */
const sentinel = Buffer.from('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX');

/**
 * What is switched for good in a packaged program, so that it can be used as nothing but the console.
 * @param {string} platform
 * @returns {import('@electron/fuses').FuseConfig}
 */
export function fuseConfig(platform) {
  return {
    version: FuseVersion.V1,
    strictlyRequireAllFuses: true,
    // Changing an ad-hoc signed program on a Mac breaks its signature.
    resetAdHocDarwinSignature: platform === 'darwin',
    [FuseV1Options.RunAsNode]: false,
    [FuseV1Options.EnableCookieEncryption]: true,
    [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: false,
    [FuseV1Options.EnableNodeCliInspectArguments]: false,
    // Electron checks the archive on Windows and macOS, where electron-builder writes the hash that it needs.
    [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: platform !== 'linux',
    [FuseV1Options.OnlyLoadAppFromAsar]: true,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    // Pages come from app:, none from file:.
    [FuseV1Options.GrantFileProtocolExtraPrivileges]: false,
    [FuseV1Options.WasmTrapHandlers]: true,
  };
}

/**
 * Whether a program holds fuses at all.
 * @param {string} file
 * @returns {Promise<boolean>}
 */
export async function hasFuses(file) {
  let tail = Buffer.alloc(0);
  for await (const chunk of createReadStream(file, { highWaterMark: 4 << 20 })) {
    const bytes = Buffer.concat([tail, /** @type {Buffer} */ (chunk)]);
    if (bytes.includes(sentinel)) return true;
    tail = bytes.subarray(-sentinel.length);
  }
  return false;
}

/**
 * electron-builder's hook after a program has been laid out and before it is signed.
 * @param {import('electron-builder').AfterPackContext} context
 */
export async function flipFusesAfterPack({ appOutDir, electronPlatformName, packager }) {
  const program = programIn(appOutDir, electronPlatformName, packager);
  const binary =
    electronPlatformName === 'darwin'
      ? join(program, 'Contents/Frameworks/Electron Framework.framework/Electron Framework')
      : program;
  if (!(await hasFuses(binary))) {
    process.stderr.write(
      `No fuses were flipped: ${binary} is not Electron's program. This package is for a check of its layout only.\n`,
    );
    return;
  }
  const config = fuseConfig(electronPlatformName);
  await flipFuses(program, config);
  const wrong = await fuseProblems(program, config);
  if (wrong.length > 0) throw new Error(`Fuses are not as they were set: ${wrong.join(', ')}`);
}

/**
 * Reads the fuses of a program back.
 * @param {string} program
 * @param {import('@electron/fuses').FuseConfig} config
 * @returns {Promise<string[]>} the names of those that are not as configured
 */
export async function fuseProblems(program, config) {
  const wire = await getCurrentFuseWire(program);
  return Object.entries(FuseV1Options).flatMap(([name, option]) => {
    if (typeof option !== 'number') return [];
    // A fuse is stored as the character "0" or "1".
    const wanted = config[option] === true ? '1' : '0';
    return String.fromCharCode(Number(wire[option])) === wanted ? [] : [name];
  });
}

/**
 * @param {string} folder
 * @param {string} platform
 * @param {import('electron-builder').AfterPackContext['packager']} packager
 */
function programIn(folder, platform, packager) {
  const name = packager.appInfo.productFilename;
  if (platform === 'darwin') return join(folder, `${name}.app`);
  if (platform === 'win32') return join(folder, `${name}.exe`);
  return join(folder, /** @type {{ executableName?: string }} */ (packager).executableName ?? name);
}
