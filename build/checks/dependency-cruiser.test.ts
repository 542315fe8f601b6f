import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { localBin } from '../local-bin.mjs';
import { root } from '../toolchain.mjs';

/** Cruises a small checkout made of these files and returns what was found wrong with it. */
function violations(files: Record<string, string>): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'cruise-'));
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  const config = join(root, 'build/checks/dependency-cruiser.config.mjs');
  const args = ['--config', config, '--output-type', 'json', 'electron', 'shared', 'renderer'];
  const { stdout } = spawnSync(process.execPath, [localBin(root, 'depcruise'), ...args], {
    cwd: folder,
    encoding: 'utf8',
  });
  const { summary } = JSON.parse(stdout) as {
    summary: { violations: { rule: { name: string }; from: string; to: string }[] };
  };
  return summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} -> ${to}`).sort();
}

const sound = {
  'electron/main.ts': "import './desktop/window.ts'; import './app/console.ts';",
  'electron/cli.ts': "import './app/console.ts';",
  'electron/app/console.ts': "import '../queue/index.ts'; import '../data/index.ts';",
  'electron/desktop/window.ts': "import 'electron';",
  'electron/data/index.ts': 'export const a = 1;',
  'electron/queue/index.ts': "export { b } from './order.rules.ts';",
  'electron/queue/order.rules.ts':
    "import '../../shared/model/schemes/tier.ts'; export const b = 1;",
  'electron/queue/score.worker.ts': 'export {};',
  'shared/model/schemes/tier.ts': 'export const c = 1;',
  'renderer/main.tsx': "import '../shared/model/schemes/tier.ts';",
  'node_modules/electron/package.json': '{"name":"electron","main":"index.js"}',
  'node_modules/electron/index.js': '',
};

it('finds nothing where the floors are kept', () => {
  expect(violations(sound)).toEqual([]);
});

it('finds what breaks them', () => {
  const found = violations({
    ...sound,
    'electron/data/index.ts': "import '../queue/index.ts'; export const a = 1;",
    'electron/queue/index.ts': "import type { D } from './tickets.ts'; import './nowhere.ts';",
    'electron/queue/tickets.ts': "import './index.ts'; import 'electron'; export type D = 1;",
    'electron/queue/order.rules.ts': "import './tickets.ts';",
    'electron/queue/forgotten.ts': 'export const e = 1;',
    'electron/app/console.ts':
      "import '../queue/index.ts'; import '../data/index.ts'; import '../desktop/window.ts';",
    'shared/model/schemes/tier.ts': "import '../../../electron/data/index.ts';",
    'renderer/main.tsx': "import '../electron/data/index.ts';",
  });
  const expected = [
    'data-below-subjects: electron/data/index.ts -> electron/queue/index.ts',
    'desktop-on-top: electron/app/console.ts -> electron/desktop/window.ts',
    'layers-meet-in-the-contract: renderer/main.tsx -> electron/data/index.ts',
    'no-cycles: electron/queue/index.ts -> electron/queue/tickets.ts',
    'resolvable: electron/queue/index.ts -> ./nowhere.ts',
    'rules-are-pure: electron/queue/order.rules.ts -> electron/queue/tickets.ts',
    'runs-without-electron: electron/cli.ts -> node_modules/electron/index.js',
    'shared-is-the-floor: shared/model/schemes/tier.ts -> electron/data/index.ts',
  ];
  expect(found).toEqual(expect.arrayContaining(expected));
  expect(found.filter((line) => line.startsWith('no-orphans')).join()).toMatch(
    'electron/queue/forgotten.ts',
  );
});
