import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { electronSupport, supportNotice } from '../packaging/electron-support.mjs';
import { root } from '../toolchain.mjs';

interface Row {
  readonly number: number;
  readonly file: string;
  readonly title: string;
}

/** The last cell of a row is a test: `file`: title. */
function rows(page: string): Row[] {
  return [...page.matchAll(/^\| +(\d+) +\|.*\| `([^`]+)`: ([^|]+?) +\|$/gm)].map(
    ([, number, file = '', title = '']) => ({ number: Number(number), file, title }),
  );
}

const page = readFileSync(join(root, 'docs/electron-checklist.md'), 'utf8');

describe('the checklist of Electron', () => {
  it('has twenty items, each with a test', () => {
    const numbers = new Set(rows(page).map(({ number }) => number));
    expect([...numbers]).toEqual(Array.from({ length: 20 }, (_, index) => index + 1));
  });

  it.each(rows(page))('$number is held by a test that exists: $title', ({ file, title }) => {
    expect(readFileSync(join(root, file), 'utf8')).toContain(title);
  });

  it('finds a row whose test is gone', () => {
    const [row] = rows('| 1    | x | y | `build/checks/electron-checklist.test.ts`: nowhere |\n');
    expect(row?.title).toBe('nowhere');
  });
});

describe('the pinned Electron', () => {
  const pinned = (
    JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
      devDependencies: Record<string, string>;
    }
  ).devDependencies['electron'];

  it('is one exact version, whose support is known', () => {
    expect(pinned).toMatch(/^\d+\.\d+\.\d+$/);
    expect(Number(pinned?.split('.')[0])).toBe(electronSupport.major);
  });

  it('is called out of support in the packages made after its end', () => {
    expect(supportNotice('2027-04-06')).toBeUndefined();
    expect(supportNotice('2027-04-07')).toContain('no more security fixes');
  });
});
