import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { businessDateOf } from '../../shared/model/dates.ts';
import { morning, openTestFloor, temporaryFolder, ticketFor } from '../queue/floor.fixture.ts';
import { UsageError, type CommandContext } from './command.ts';
import { replayCommand } from './replay.ts';
import { simulateCommand } from './simulate.ts';

const header = 'server,ticket_ref,arrived_at,tier,service,service_seconds,outcome,waited_seconds';
const lines = [
  'S1,T1,2026-11-20T09:00:00,regular,cash,600,served,0',
  'S1,T2,2026-11-20T09:00:10,regular,cash,60,served,',
  'S2,"T,3",2026-11-20T09:01:00,regular,cash,0,left,30',
  'S2,T4,2026-11-20T09:02:00,diamond,cash,120,served,1',
];

function fileOf(text: string, name = 'arrivals.csv'): string {
  const path = join(temporaryFolder(), name);
  writeFileSync(path, name.endsWith('.gz') ? gzipSync(text) : text);
  return path;
}

function told(): { context: CommandContext; said: string[] } {
  const said: string[] = [];
  return {
    said,
    context: {
      env: {},
      language: 'en',
      signal: new AbortController().signal,
      say: (sentence) => said.push(sentence),
      progress: () => undefined,
    },
  };
}

function simulated(path: string, more: readonly string[] = []) {
  const { context, said } = told();
  const args = ['--arrivals', path, '--counters', '1', ...more];
  return simulateCommand.run(args, context).then((result) => ({ ...result, said }));
}

const diamondFirst = ['--rule', 'diamond-first'];

describe('simulate', () => {
  it('is a command: figures on standard output, rows in the file, unknown columns told once', () => {
    const path = fileOf([header, ...lines].join('\n'), 'arrivals.csv.gz');
    const out = join(temporaryFolder(), 'out.csv');
    const cli = fileURLToPath(new URL('../cli.ts', import.meta.url));
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [
        ...['--no-warnings', cli, 'simulate', '--arrivals', path, '--counters', '1'],
        ...['--rule', 'diamond-first', '--patience', 'data', '--out', out],
      ],
      { encoding: 'utf8', env: { ...process.env, LC_ALL: 'en_US.UTF-8' } },
    );
    expect([status, stderr]).toEqual([0, 'arrivals.csv.gz: unknown columns ignored: server\n']);
    expect(JSON.parse(stdout)).toMatchObject({
      rule: 'diamond-first',
      counters: 1,
      served: 3,
      left: 1,
      tiers: {
        diamond: { count: 1, meanWait: 480, p50: 480, p90: 480, max: 480 },
        regular: { count: 3, meanWait: 740 / 3, p50: 30, p90: 710, max: 710 },
      },
      fifo: { diamond: { count: 1, meanWait: 540 }, regular: { count: 3, max: 590 } },
      overtakes: { regular: { mean: 1 / 3, max: 1 }, diamond: { mean: 0, max: 0 } },
      load: [1],
    });
    expect(readFileSync(out, 'utf8').split('\n')).toEqual([
      'ticket_ref,tier,arrived_at,called_at,waited_seconds,counter',
      'T1,regular,2026-11-20T09:00:00,2026-11-20T09:00:00,0,1',
      'T2,regular,2026-11-20T09:00:10,2026-11-20T09:12:00,710,1',
      '"T,3",regular,2026-11-20T09:01:00,,30,',
      'T4,diamond,2026-11-20T09:02:00,2026-11-20T09:10:00,480,1',
      '',
    ]);
  });

  it('predicts each wait: two more columns, and the share that kept within the bound', async () => {
    const out = join(temporaryFolder(), 'out.csv');
    const more = [...diamondFirst, '--patience', 'data', '--forecast', '--out', out];
    const { output } = await simulated(fileOf([header, ...lines].join('\n')), more);
    const rows = readFileSync(out, 'utf8').trim().split('\n');
    expect(rows[0]).toBe(
      'ticket_ref,tier,arrived_at,called_at,waited_seconds,counter,predicted_p50,predicted_p90',
    );
    expect(rows[1]).toMatch(/,0,1,0,0$/);
    const kept = rows.slice(1).filter((row) => {
      const [waited, , p50, p90] = row.split(',').slice(-4).map(Number);
      expect(p90).toBeGreaterThanOrEqual(p50!);
      return waited! <= p90!;
    });
    expect(output).toMatchObject({ coverage: kept.length / 4, forecast: { of: 'all' } });
  });

  it('without patience serves everyone', async () => {
    const { output } = await simulated(fileOf([header, ...lines].join('\n')), diamondFirst);
    expect(output).toMatchObject({ served: 4, left: 0 });
  });

  it('sorts by time, keeps the order of the file within a second, and takes the later of two lines', async () => {
    const out = join(temporaryFolder(), 'out.csv');
    const text = [header, lines[3], lines[0], lines[1], lines[1]?.replace('09:00:10', '09:00:00')];
    const result = await simulated(fileOf(text.join('\r\n')), [...diamondFirst, '--out', out]);
    expect(result.said).toContain(
      'arrivals.csv: 1 lines replaced by later lines of the same ticket',
    );
    const refs = readFileSync(out, 'utf8').match(/^T\d/gm);
    expect(refs).toEqual(['T1', 'T2', 'T4']);
  });

  it('sets bad lines aside, each with its place, while they are few', async () => {
    const many = Array.from({ length: 400 }, (_, i) => lines[1]?.replace('T2', `U${i}`));
    const bad = 'S1,T9,2026-11-20 09:00:10,regular,cash,60,served,';
    const result = await simulated(fileOf([header, ...many, bad].join('\n')), diamondFirst);
    expect(result.exit).toBe(3);
    expect(result.said).toContain(
      'arrivals.csv, line 402, set aside: arrived_at: not a time YYYY-MM-DDTHH:MM:SS',
    );
    const worse = fileOf([header, ...lines, ...Array.from({ length: 11 }, () => bad)].join('\n'));
    await expect(simulated(worse, diamondFirst)).rejects.toMatchObject({
      code: 'too-many-bad-lines',
    });
  });

  it.each([
    ['no rule', []],
    ['an unknown rule', ['--rule', 'youngest-first']],
    ['options that are no JSON', ['--rule', 'fifo', '--rule-options', '{']],
    ['options of another rule', ['--rule', 'fifo', '--rule-options', '{"maxOvertakes":3}']],
    ['an empty pattern', ['--rule', 'ratio', '--rule-options', '{"pattern":[]}']],
    ['no pattern', ['--rule', 'ratio']],
    ['no rates', ['--rule', 'accumulating']],
    ['an unknown tier', ['--rule', 'accumulating', '--rule-options', '{"rates":{"silver":2}}']],
    ['an unknown patience', ['--rule', 'fifo', '--patience', 'some']],
    ['a forecast for nobody known', ['--rule', 'fifo', '--forecast', '--forecast-of', 'some']],
    ['bounds without a forecast', ['--rule', 'fifo', '--forecast-of', 'waiting']],
    ['counters that are no number', ['--rule', 'fifo', '--counters', '0']],
  ])('%s is wrong usage', async (_, more) => {
    const path = fileOf([header, ...lines].join('\n'));
    await expect(simulated(path, more)).rejects.toBeInstanceOf(UsageError);
  });

  it('stops reading when it is told to', async () => {
    const path = fileOf([header, ...lines].join('\n'));
    const { context } = told();
    await expect(
      simulateCommand.run(['--arrivals', path, '--counters', '1', ...diamondFirst], {
        ...context,
        signal: AbortSignal.abort(),
      }),
    ).rejects.toMatchObject({ code: 'cancelled' });
  });

  it('says which file or column is missing', async () => {
    const nowhere = join(temporaryFolder(), 'nothing.csv');
    await expect(simulated(nowhere, diamondFirst)).rejects.toMatchObject({ code: 'file-missing' });
    const narrow = fileOf('ticket_ref,arrived_at,tier\nT1,2026-11-20T09:00:00,gold\n');
    await expect(simulated(narrow, diamondFirst)).rejects.toMatchObject({
      code: 'missing-column',
      subject: 'service_seconds',
    });
    const out = join(temporaryFolder(), 'no', 'out.csv');
    const path = fileOf([header, ...lines].join('\n'));
    await expect(simulated(path, [...diamondFirst, '--out', out])).rejects.toMatchObject({
      code: 'folder-missing',
    });
  });
});

describe('replay', () => {
  /** The diamond who came last is served for 200 s, the first for 50 s, and the second goes after waiting 30 s. */
  async function recordedBranch(): Promise<string> {
    const test = await openTestFloor();
    const { dir, floor, folder } = test;
    const staffNo = 'T01';
    const at = (seconds: number) => {
      test.at = morning + seconds * 1000;
    };
    const called = () => floor.state().calls[0]!.ticketId;
    const callAndStart = async () => {
      await test.act({ type: 'call-next', staffNo });
      await test.act({ type: 'start', staffNo, ticketId: called() });
    };
    await test.act({ type: 'open-counter', counter: 1, staffNo });
    await test.act(ticketFor('regular'));
    at(10);
    await test.act(ticketFor('regular'));
    at(20.7);
    await test.act(ticketFor('diamond'));
    at(30);
    await callAndStart();
    at(40);
    const second = [...floor.state().tickets.values()].find(({ number }) => number === 'A002')!;
    await test.act({ type: 'cancel', ticketId: second.id, reason: 'client-left' });
    at(230);
    await test.act({ type: 'complete', staffNo, ticketId: called() });
    at(250);
    await callAndStart();
    at(300);
    await test.act({ type: 'complete', staffNo, ticketId: called() });
    folder.close();
    return dir;
  }

  it('plays a recorded day again: arrivals, service times and patience as they were', async () => {
    const data = await recordedBranch();
    const out = join(temporaryFolder(), 'out.csv');
    const { context } = told();
    const args = ['--data', data, '--date', businessDateOf(morning), '--patience', 'data'];
    const { output, exit } = await replayCommand.run(
      [...args, '--rule', 'fifo', '--out', out],
      context,
    );
    expect(exit).toBe(0);
    expect(output).toMatchObject({ rule: 'fifo', counters: 1, served: 2, left: 1 });
    const rows = readFileSync(out, 'utf8').trim().split('\n').slice(1);
    expect(rows).toEqual([
      'A001,regular,2026-11-20T10:00:00,2026-11-20T10:00:00,0,1',
      'A002,regular,2026-11-20T10:00:10,,30,',
      'D001,diamond,2026-11-20T10:00:20,2026-11-20T10:00:50,30,1',
    ]);
    await expect(
      replayCommand.run(['--data', data, '--date', '2026-11-19', '--rule', 'fifo'], context),
    ).rejects.toMatchObject({ code: 'no-such-day' });
  });
});
