import { FuseV1Options } from '@electron/fuses';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { flipFusesAfterPack, fuseConfig, fuseProblems, hasFuses } from './fuses.mjs';

const sentinel = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';
let dir: string;
beforeAll(() => void (dir = mkdtempSync(join(tmpdir(), 'fuses-'))));
afterAll(() => rmSync(dir, { recursive: true }));

describe('fuses', () => {
  it.each(['linux', 'win32', 'darwin'])('leave %s no way to run anything but the console', (on) => {
    expect(fuseConfig(on)).toMatchObject({
      strictlyRequireAllFuses: true,
      [FuseV1Options.RunAsNode]: false,
      [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: false,
      [FuseV1Options.EnableNodeCliInspectArguments]: false,
      [FuseV1Options.EnableCookieEncryption]: true,
      [FuseV1Options.OnlyLoadAppFromAsar]: true,
      [FuseV1Options.GrantFileProtocolExtraPrivileges]: false,
      [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: on !== 'linux',
    });
  });

  it('are found wherever in a large program they are', async () => {
    const file = join(dir, 'program');
    for (const before of [0, (4 << 20) - 10, (4 << 20) + 1]) {
      writeFileSync(file, Buffer.concat([Buffer.alloc(before), Buffer.from(sentinel)]));
      expect(await hasFuses(file)).toBe(true);
    }
    writeFileSync(file, Buffer.alloc(9 << 20));
    expect(await hasFuses(file)).toBe(false);
  });

  it('are flipped in a program that holds them', async () => {
    // Sentinel, version 1, nine fuses, each "0" for off or "1" for on.
    const wire = Buffer.concat([Buffer.from([1, 9]), Buffer.from('101101010')]);
    writeFileSync(
      join(dir, 'vestibule'),
      Buffer.concat([Buffer.alloc(64), Buffer.from(sentinel), wire, Buffer.alloc(64)]),
    );
    const packager = { executableName: 'vestibule', appInfo: { productFilename: 'Vestibule' } };
    await flipFusesAfterPack({
      appOutDir: dir,
      electronPlatformName: 'linux',
      packager,
    } as unknown as Parameters<typeof flipFusesAfterPack>[0]);
    const bytes = readFileSync(join(dir, 'vestibule'));
    const at = 64 + sentinel.length + 2;
    expect(bytes.subarray(at, at + 9).toString()).toBe('010001001');
  });

  it('are read back from the program, and one that is not as set is named', async () => {
    const file = join(dir, 'read-back');
    const program = (states: string) =>
      writeFileSync(
        file,
        Buffer.concat([Buffer.from(sentinel), Buffer.from([1, 9]), Buffer.from(states)]),
      );
    program('010001001');
    expect(await fuseProblems(file, fuseConfig('linux'))).toEqual([]);
    program('110001001');
    expect(await fuseProblems(file, fuseConfig('linux'))).toEqual(['RunAsNode']);
  });
});
