import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { ImportError } from '../clients/index.ts';
import { temporaryFolder } from '../queue/floor.fixture.ts';
import { failureOf } from './run-failure.ts';

const system = (code: string) => Object.assign(new Error(code), { code, path: '/drop/archive' });

it('tells errors of the operating system as what they mean in a drop folder', () => {
  for (const [code, meaning] of [
    ['ENOSPC', 'disk-full'],
    ['EROFS', 'no-permission'],
    ['EBUSY', 'locked'],
    ['ESTALE', 'unreachable'],
    ['ENOENT', 'folder-missing'],
  ] as const) {
    expect(failureOf(system(code))).toEqual({ code: meaning, subject: '/drop/archive' });
  }
  expect(failureOf(new ImportError('busy', 'x'))).toEqual({ code: 'busy', subject: 'x' });
  expect(failureOf(new Error('?'))).toEqual({ code: 'unexpected', subject: '' });
});

it('a file where a folder has to be is in the way', () => {
  const file = join(temporaryFolder(), 'archive');
  writeFileSync(file, '');
  try {
    mkdirSync(join(file, '2026-11-20'), { recursive: true });
    expect.unreachable();
  } catch (error) {
    expect(failureOf(error)).toMatchObject({ code: 'in-the-way' });
  }
});
