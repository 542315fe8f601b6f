import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { reopenTestConsole, writeTestBook } from '../app/console.fixture.ts';
import { temporaryFolder } from '../queue/floor.fixture.ts';
import { UsageError, type CommandContext } from './command.ts';
import { importCommand } from './import.ts';
import { initCommand } from './init.ts';
import { schemeCommand } from './scheme.ts';
import { explainCommand, scoreCommand } from './score.ts';

vi.setConfig({ testTimeout: 60_000 });

const commands = {
  init: initCommand,
  import: importCommand,
  scheme: schemeCommand,
  score: scoreCommand,
  explain: explainCommand,
};
const context: CommandContext = {
  env: {},
  language: 'zh',
  signal: new AbortController().signal,
  say: () => undefined,
  progress: () => undefined,
};

/** Commands that work on one branch; `cli.test.ts` runs the program itself. */
const commandsOn =
  (data: string) =>
  async (name: keyof typeof commands, ...args: readonly string[]) => {
    const { output } = await commands[name].run([...args, '--data', data], context);
    return output as Record<string, unknown>;
  };

it('lists, shows, adds and scores by schemes, and refuses with the reason', async () => {
  const dir = temporaryFolder();
  const vestibule = commandsOn(join(dir, 'data'));
  await vestibule('init');
  expect((await vestibule('scheme', 'list'))['schemes']).toMatchObject([
    { id: 'abc-vip', unit: 'yuan', unconfirmed: [] },
    { id: 'icbc-star', unit: 'points' },
    { id: 'icbc-assets', unconfirmed: ['five-star', 'six-star'] },
    { id: 'cmb', unconfirmed: ['gold-card', 'diamond-card'], falling: { unconfirmed: true } },
  ]);

  const star = await vestibule('scheme', 'show', 'icbc-star');
  const file = join(dir, 'own.json');
  writeFileSync(file, `\uFEFF${JSON.stringify({ ...star, id: 'own-stars' })}`);
  expect(await vestibule('scheme', 'add', file)).toMatchObject({
    id: 'own-stars',
    version: 1,
    added: true,
  });
  writeFileSync(file, JSON.stringify(star));
  await expect(vestibule('scheme', 'add', file)).rejects.toMatchObject({
    code: 'bad-scheme',
    subject: 'id 属于内置方案，请另选一个',
  });
  await expect(vestibule('scheme', 'add', join(dir, 'none'))).rejects.toMatchObject({
    code: 'unreadable',
  });
  await expect(vestibule('scheme', 'dance')).rejects.toThrow(UsageError);
  await expect(vestibule('scheme', 'show')).rejects.toThrow(UsageError);
  await expect(vestibule('scheme', 'show', 'none')).rejects.toMatchObject({
    code: 'unknown-scheme',
  });
  await expect(vestibule('score', '--scheme', 'none')).rejects.toThrow(UsageError);

  const exchange = temporaryFolder();
  writeTestBook(exchange);
  await vestibule('import', exchange);
  // The screens show it beside the imports that were begun there.
  const branch = await reopenTestConsole(join(dir, 'data'));
  expect(branch.runs.latest(9)).toMatchObject([
    { kind: 'command', folder: exchange, result: { failure: null, score: null } },
  ]);
  expect(branch.runs.latest(1)[0]?.result?.files.length).toBeGreaterThan(1);
  await branch.close();
  const out = join(dir, 'scores.csv');
  expect(await vestibule('score', '--scheme', 'own-stars', '--out', out)).toMatchObject({
    scheme: 'own-stars',
    asOf: '2026-10-31',
    clients: 4,
  });
  const [, points] = /^C1,own-stars,2026-10-31,([\d.]+),/m.exec(readFileSync(out, 'utf8'))!;
  expect(await vestibule('explain', '--client', 'C1', '--scheme', 'own-stars')).toMatchObject({
    scheme: 'own-stars',
    unit: 'point-hundredths',
    valueText: points,
  });
});
