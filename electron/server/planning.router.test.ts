import { ORPCError } from '@orpc/client';
import { expect, it } from 'vitest';
import { openTestConsole } from '../app/console.fixture.ts';
import { temporaryFolder } from '../queue/floor.fixture.ts';
import { carriers, signedIn } from './carriers/carriers.fixture.ts';

// The worker is behind each carrier alike; a real port is the nearest to the desktop.
const carrier = carriers.find(({ name }) => name === 'message port')!;

it('forecasts a ticket from the worker, compares days, plays today again', async () => {
  const opened = await openTestConsole(temporaryFolder());
  const connect = await carrier.open(opened);
  const lobby = await signedIn(connect, 'L01');
  const teller = await signedIn(connect, 'T01');
  const head = await signedIn(connect, 'H01');
  const forecasts = await lobby.planning.forecasts();
  await teller.queue.openCounter({ counter: 1 });
  await lobby.hall.takeTicket({ clientNo: null, service: 'cash', care: 'none' });
  const { id } = await lobby.hall.takeTicket({ clientNo: 'C1', service: 'cash', care: 'none' });

  let found: { p50: number; p90: number } | undefined;
  for await (const message of forecasts) {
    const rows =
      message.kind === 'whole'
        ? message.view.lists.tickets
        : (message.change.lists.tickets?.put ?? []);
    found = rows.find((row) => row.id === id);
    if (found) break;
  }
  const now = opened.floor.now();
  expect(found!.p50).toBeLessThanOrEqual(found!.p90);
  // A diamond before an open counter: minutes, not hours.
  expect(found!.p90 - now).toBeLessThan(15 * 60_000);

  const week = await head.planning.week();
  expect(week.today.arrivals.reduce((sum, one) => sum + one, 0)).toBe(2);
  expect(week.before.days).toBe(0);
  const [today] = await head.planning.days();
  expect(today).toMatchObject({ tickets: 2, counters: 1 });
  const answer = await head.planning.whatIf({
    date: today!.date,
    rule: { kind: 'fifo' },
    counters: 2,
  });
  expect(answer.other.load).toHaveLength(2);
  const ask = { rule: { kind: 'fifo' }, counters: 1, date: '2020-01-01' } as const;
  await expect(head.planning.whatIf(ask)).rejects.toMatchObject({ code: 'NO_SUCH_DAY' });
  for (const refused of [lobby.planning.week(), teller.planning.whatIf(ask)]) {
    await expect(refused).rejects.toSatisfy(
      (error) => error instanceof ORPCError && error.code === 'FORBIDDEN',
    );
  }
  await opened.close();
});
