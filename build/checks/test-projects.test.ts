import { existsSync } from 'node:fs';
import { join, matchesGlob } from 'node:path';
import { expect, it } from 'vitest';
import { filesBelow } from '../inputs.mjs';
import { testProjects } from './test-projects.mjs';
import { root } from '../toolchain.mjs';

const projectsOf = (file: string) =>
  testProjects(root)
    .filter(({ test }) => test.include.some((pattern) => matchesGlob(file, pattern)))
    .filter(({ test }) => !test.exclude.some((pattern) => matchesGlob(file, pattern)))
    .map(({ test }) => test.name);

it.each([
  ['shared/model/tier.test.ts', 'unit'],
  ['electron/queue/calling/calling.rules.test.ts', 'unit'],
  ['electron/server/queue.router.test.ts', 'router'],
  ['electron/server/carriers/port.carrier.test.ts', 'router'],
  ['electron/desktop/guards/guards.test.ts', 'desktop'],
  ['electron/main.test.ts', 'desktop'],
])('%s belongs to %s', (file, project) => {
  expect(projectsOf(file)).toEqual([project]);
});

it('runs every test file of the repository exactly once', () => {
  const tests = ['electron', 'shared', 'renderer', 'build', 'e2e', 'bench']
    .filter((folder) => existsSync(join(root, folder)))
    .flatMap((folder) => filesBelow(root, folder))
    .filter((file) => /\.test\.tsx?$/.test(file) && !file.includes('node_modules/'));
  expect(tests.filter((file) => projectsOf(file).length !== 1)).toEqual([]);
});
