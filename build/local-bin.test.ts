import { existsSync } from 'node:fs';
import { expect, it } from 'vitest';
import { localBin, shimTarget } from './local-bin.mjs';
import { root } from './toolchain.mjs';

it('finds the script behind a command', () => {
  const script = localBin(root, 'prettier');
  expect(script).toMatch(/prettier.*\.[cm]?js$/);
  expect(existsSync(script)).toBe(true);
});

it('names a command that is not there', () => {
  expect(() => localBin(root, 'no-such-command')).toThrow(/no-such-command/);
});

it('reads the script out of the shim that npm writes on Windows', () => {
  const shim = `#!/bin/sh
basedir=$(dirname "$(echo "$0" | sed -e 's,\\\\,/,g')")
if [ -x "$basedir/node" ]; then
  exec "$basedir/node"  "$basedir/../vite/bin/vite.js" "$@"
else
  exec node  "$basedir/../vite/bin/vite.js" "$@"
fi`;
  expect(shimTarget(shim)).toBe('../vite/bin/vite.js');
});
