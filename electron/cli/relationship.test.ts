import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openTestConsole } from '../app/console.fixture.ts';
import { temporaryFolder } from '../queue/floor.fixture.ts';
import type { CliCommand, CommandContext } from './command.ts';
import {
  assignCommand,
  screenCommand,
  weekReportCommand,
  worklistCommand,
} from './relationship.ts';
import { verifyCommand } from './verify.ts';

const said: string[] = [];
const context: CommandContext = {
  env: {},
  language: 'en',
  signal: new AbortController().signal,
  say: (sentence) => said.push(sentence),
  progress: () => undefined,
};

it('the commands of relationship work tell what the screens tell, and verify proves it', async () => {
  const dir = temporaryFolder();
  // The commands use the machine's clock.
  const opened = await openTestConsole(dir);
  const { assignments, opportunities, relationship, teamWeek, desk } = opened.relationship;
  const head = { staffNo: 'H01', role: 'head', place: 'test' } as const;
  const manager = { staffNo: 'M01', role: 'manager', place: 'test' } as const;
  const to = { lead: 'M01', executor: 'M01' };
  await assignments.assign(head, [{ clientNo: 'C4', ...to }], 'lead', '');
  await opportunities.open(manager, {
    ...{ clientNo: 'C2', product: '传世之宝', amountFen: 10_000_00, stage: 'lead' },
    expectedOn: null,
  });
  await relationship.record(
    { actor: 'M01', place: 'test' },
    ({ text }) => [
      {
        ...{ type: 'contact-recorded', contactId: 'c1', clientNo: 'C2', kind: 'call', text },
        ...{ reached: true, on: desk.today(), cause: 'rhythm', next: null, ticketId: null },
      } as const,
    ],
    '要点',
  );
  const { week } = await teamWeek.overview();
  await opened.close();

  const run = async (command: CliCommand, ...args: string[]) => {
    const { output, exit } = await command.run(['--data', dir, ...args], context);
    return { ...(output as Record<string, unknown>), exit };
  };
  expect(await run(worklistCommand, '--staff', 'M01')).toMatchObject({
    date: desk.today(),
    people: [{ staffNo: 'M01', spokenToday: 1, rows: [{ clientNo: 'C4' }] }],
    exit: 0,
  });
  const csv = join(dir, 'plan.csv');
  expect(await run(assignCommand, '--plan', '--out', csv)).toMatchObject({
    moves: 1,
    unassigned: { diamond: 0, platinum: 0, gold: 0 },
    managersMissing: 0,
  });
  expect(readFileSync(csv, 'utf8')).toBe('client_no,from,to\nC3,,M01\n');
  await expect(run(assignCommand)).rejects.toThrow('--plan');
  expect(await run(screenCommand)).toMatchObject({ scheme: 'abc-vip', dormant: null });
  expect(await run(weekReportCommand)).toMatchObject({
    ...{ week, frozen: null, now: { open: 1, openFen: 10_000_00 } },
    people: [{ staffNo: 'M01', open: 1 }],
  });
  expect(await run(verifyCommand)).toMatchObject({
    ok: true,
    relationship: { facts: 3, keptEqual: true, texts: { sound: 1, erased: 0, changed: 0 } },
  });
});
