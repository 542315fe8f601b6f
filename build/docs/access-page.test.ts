import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { accessPage } from './access-page.mjs';

it('docs/access.md shows who may do what now (npm run docs writes it)', async () => {
  expect(readFileSync('docs/access.md', 'utf8')).toBe(await accessPage());
});
