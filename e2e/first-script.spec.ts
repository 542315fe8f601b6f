import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from './support/host.ts';

/** What a page may load before it can be used; charts and settings come when they are opened. */
const mostBytes = 410_000;

test('the first script of the page stays small', ({ demoFolder }) => {
  expect(demoFolder, 'made after the screens were built').not.toBe('');
  const pages = join(import.meta.dirname, '../dist/client');
  const index = readFileSync(join(pages, 'index.html'), 'utf8');
  const scripts = [...index.matchAll(/(?:src|href)="\/?([^"]+\.js)"/g)].map(
    ([, path]) => path ?? '',
  );
  expect(scripts.length).toBeGreaterThan(0);
  const bytes = scripts.map((path) => gzipSync(readFileSync(join(pages, path))).length);
  expect(bytes.reduce((sum, one) => sum + one, 0)).toBeLessThan(mostBytes);
});
