import { expect, it } from 'vitest';
import { openConsole } from '../app/index.ts';
import { fileKeyKeeper } from '../data/index.ts';
import { openTestConsole } from '../app/console.fixture.ts';
import { temporaryFolder } from '../queue/floor.fixture.ts';
import { carriers, failure, signedIn } from './carriers/carriers.fixture.ts';

it('F10 a clock that was set is told to every screen, and put right by a head or an administrator', async () => {
  const dir = temporaryFolder();
  await (await openTestConsole(dir)).close();
  const machine = { wall: Date.now() + 60_000, steady: 0 };
  const opened = await openConsole({
    dir,
    keeper: fileKeyKeeper({}),
    host: { kind: 'browser', chooseFolder: () => Promise.resolve(null) },
    clock: () => machine.wall,
    steady: () => machine.steady,
  });
  const [carrier] = carriers;
  const connect = await carrier!.open(opened);
  const lobby = await signedIn(connect, 'L01');
  const { id } = await lobby.hall.takeTicket({ clientNo: null, service: 'cash', care: 'none' });
  expect((await lobby.queue.clock()).byMs).toBe(0);
  const before = opened.floor.now();
  machine.wall += 2 * 24 * 3_600_000;
  machine.steady += 90_000;
  machine.wall += 90_000;
  // Whoever stands before a screen without being signed in is told too.
  const stranger = await connect();
  const told = await stranger.queue.clock();
  expect(told).toMatchObject({ byMs: 2 * 24 * 3_600_000, floor: before + 90_000 });
  expect((await stranger.session.status()).serverTime).toBe(before + 90_000);
  // Whoever was signed in still is: the hours that the clock skipped have not passed.
  expect(await failure(lobby.queue.correctClock())).toMatchObject({ code: 'FORBIDDEN' });
  const again = await signedIn(connect, 'L01');
  const teller = await signedIn(connect, 'T01');
  const head = await signedIn(connect, 'H01');
  for (const window of [again, teller]) {
    expect(await failure(window.queue.correctClock())).toMatchObject({ code: 'FORBIDDEN' });
  }
  await head.queue.correctClock();
  expect((await teller.queue.clock()).byMs).toBe(0);
  const ticket = opened.floor.state().tickets.get(id);
  expect(ticket?.state).toBe('waiting');
  expect(opened.floor.now() - ticket!.takenAt).toBe(90_000);
  expect(await failure(head.queue.correctClock())).toMatchObject({
    code: 'REFUSED',
    data: { code: 'clock-agrees' },
  });
  const corrected = opened.log
    .some(1, 10_000)
    .find((logged) => logged.event.type === 'clock-corrected');
  expect(corrected?.actor).toBe('H01');
  // It stands in the report of the day that it closed.
  const report = await opened.reports.report(corrected!.day);
  expect(report?.interventions.map(({ what }) => what)).toContain('clock-corrected');
  await opened.close();
});

it('F10 a day that begins days after the last is asked about on every screen, until somebody says that it is today', async () => {
  const dir = temporaryFolder();
  await (await openTestConsole(dir)).close();
  const machine = { wall: Date.now() + 9 * 24 * 3_600_000, steady: 0 };
  const opened = await openConsole({
    dir,
    keeper: fileKeyKeeper({}),
    host: { kind: 'browser', chooseFolder: () => Promise.resolve(null) },
    clock: () => machine.wall,
    steady: () => machine.steady,
  });
  const [carrier] = carriers;
  const connect = await carrier!.open(opened);
  const stranger = await connect();
  const { unsure } = await stranger.queue.clock();
  expect(unsure?.day).toBe(opened.floor.state().day);
  expect(unsure!.after < unsure!.day).toBe(true);
  expect(await failure(stranger.queue.confirmDay())).toMatchObject({ code: 'SIGNED_OUT' });
  const teller = await signedIn(connect, 'T01');
  await teller.queue.confirmDay();
  expect((await stranger.queue.clock()).unsure).toBeNull();
  // Once more is no harm, and no record.
  const { seq } = opened.floor.state();
  await teller.queue.confirmDay();
  expect(opened.floor.state().seq).toBe(seq);
  await opened.close();
});

it('F10 what is dated outside the hall goes by its day as well, while the clock is in doubt', async () => {
  const dir = temporaryFolder();
  await (await openTestConsole(dir)).close();
  const machine = { wall: Date.now() + 60_000, steady: 0 };
  const opened = await openConsole({
    dir,
    keeper: fileKeyKeeper({}),
    host: { kind: 'browser', chooseFolder: () => Promise.resolve(null) },
    clock: () => machine.wall,
    steady: () => machine.steady,
  });
  const [carrier] = carriers;
  const connect = await carrier!.open(opened);
  const head = await signedIn(connect, 'H01');
  const { day } = opened.floor.state();
  machine.wall += 40 * 24 * 3_600_000;
  machine.steady += 60_000;
  await head.clients.admit({
    clientNo: 'C4',
    tier: 'gold',
    until: day!,
    reason: 'opening',
    approvedBy: 'H01',
  });
  const page = await head.clients.page({ clientNo: 'C4' });
  expect(page.admissions?.[0]).toMatchObject({ from: day, holds: true });
  await opened.close();
});
