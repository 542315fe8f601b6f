import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { openTestConsole } from '../app/console.fixture.ts';
import { temporaryFolder } from '../queue/floor.fixture.ts';
import { backupCommand } from './backup.ts';
import type { CliCommand, CommandContext } from './command.ts';
import { importCommand } from './import.ts';
import { initCommand } from './init.ts';
import { restoreCommand } from './restore.ts';
import { schemeCommand } from './scheme.ts';
import { scoreCommand } from './score.ts';
import { simulateCommand } from './simulate.ts';
import { verifyCommand } from './verify.ts';
import { failureWords } from './words/words.ts';

vi.setConfig({ testTimeout: 120_000 });

const context: CommandContext = {
  env: {},
  say: () => undefined,
  progress: () => undefined,
  signal: new AbortController().signal,
  language: 'en',
};

/** What `cli.ts` says of a refusal; null: a stack trace. */
async function saidOf(command: CliCommand, args: string[]): Promise<(string | null)[]> {
  try {
    const { exit } = await command.run(args, context);
    return [`ended with ${exit}`];
  } catch (error) {
    const { code = '', subject = '' } = error as { code?: string; subject?: string };
    return (['en', 'zh'] as const).map((language) => failureWords(code, subject, language));
  }
}

it('F35 a place that is not there is said in words, by every command that writes or reads a file', async () => {
  const root = temporaryFolder();
  const data = join(root, 'data');
  await (await openTestConsole(data)).close();
  const file = join(root, 'letter.txt');
  writeFileSync(file, 'a letter');
  const before = readdirSync(root).sort();
  for (const there of [join(root, 'none', 'deep'), file]) {
    const place = join(there, 'x');
    const tries: readonly [CliCommand, string[]][] = [
      [backupCommand, ['--data', data, place]],
      [restoreCommand, ['--data', data, place]],
      [importCommand, ['--data', data, place]],
      [scoreCommand, ['--data', data, '--out', place]],
      [schemeCommand, ['add', '--data', data, place]],
      [simulateCommand, ['--arrivals', place, '--counters', '2', '--rule', 'fifo']],
      [initCommand, ['--data', join(file, 'x')]],
      [verifyCommand, ['--data', join(file, 'x')]],
    ];
    for (const [command, args] of tries) {
      const said = await saidOf(command, args);
      expect(said, `${command.usage} ${there}`).not.toContain(null);
      expect(said, command.usage).toHaveLength(2);
    }
  }
  expect(readdirSync(root).sort()).toEqual(before);
  expect(existsSync(join(root, 'none'))).toBe(false);
});
