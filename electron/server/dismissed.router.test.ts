import { describe, expect, it } from 'vitest';
import { openTestConsole } from '../app/console.fixture.ts';
import { temporaryFolder } from '../queue/floor.fixture.ts';
import { carriers, codeOf, failure, signedIn } from './carriers/carriers.fixture.ts';

const walkIn = { clientNo: null, service: 'cash', care: 'none' as const };
const withinASecond = { timeout: 1_000 };

/** Reads a stream to its end. @returns how it ended, once it has */
function endOf(stream: AsyncIterable<unknown>) {
  const state = { code: null as string | null, messages: 0 };
  const read = async () => {
    for await (const message of stream) state.messages += message === undefined ? 0 : 1;
  };
  void codeOf(read()).then((code) => (state.code = code));
  return state;
}

describe.each(carriers)('over $name', (carrier) => {
  it('F13 a dismissed person’s next call is refused, and every open stream ends within a second', async () => {
    const opened = await openTestConsole(temporaryFolder());
    const connect = await carrier.open(opened);
    const head = await signedIn(connect, 'H01');
    const windows = [await signedIn(connect, 'L01'), await signedIn(connect, 'L01')];
    const streams = [
      endOf(await windows[0]!.hall.lobby()),
      endOf(await windows[1]!.planning.forecasts()),
    ];
    await expect.poll(() => streams[0]!.messages).toBeGreaterThan(0);
    await head.settings.savePerson({
      staffNo: 'L01',
      name: '林经理',
      role: 'lobby',
      active: false,
    });
    await expect
      .poll(() => streams.map(({ code }) => code), withinASecond)
      .toEqual(['SIGNED_OUT', 'SIGNED_OUT']);
    for (const window of windows) {
      expect(await codeOf(window.hall.takeTicket(walkIn))).toBe('SIGNED_OUT');
    }
    expect(opened.floor.state().tickets.size).toBe(0);
    expect(opened.presence.has('L01')).toBe(false);
  });
});

describe('who is the caller', () => {
  it('F13 is asked of the records at every call: a role that is not theirs any more allows nothing', async () => {
    const opened = await openTestConsole(temporaryFolder());
    const connect = await carriers[0]!.open(opened);
    const manager = await signedIn(connect, 'M01');
    expect(await codeOf(manager.clients.explain({ clientNo: 'C2' }))).toBe('done');
    // Whatever the way by which it came about.
    const { write } = await opened.staff.founding([
      { staffNo: 'M01', name: '陈经理', role: 'teller', pin: '739164' },
    ]);
    await write();
    expect(await codeOf(manager.clients.explain({ clientNo: 'C2' }))).toBe('SIGNED_OUT');
    expect(await codeOf(manager.hall.receivers())).toBe('SIGNED_OUT');
  });

  it('F13 a session ends after 14 hours in the core: calls, streams and resuming', async () => {
    const time = { now: Date.now() };
    const opened = await openTestConsole(temporaryFolder(), () => time.now);
    const connect = await carriers[0]!.open(opened);
    const client = await connect();
    const { resumeToken } = await client.session.signIn({ staffNo: 'L01', pin: '739164' });
    const stream = endOf(await client.hall.lobby());
    await expect.poll(() => stream.messages).toBe(1);
    time.now += 14 * 60 * 60_000 - 1;
    expect(await codeOf(client.hall.receivers())).toBe('done');
    time.now += 1;
    await expect.poll(() => stream.code, withinASecond).toBe('SIGNED_OUT');
    expect(await codeOf(client.hall.receivers())).toBe('SIGNED_OUT');
    expect(await codeOf(client.session.resume({ resumeToken }))).toBe('SIGNED_OUT');
  });

  it('F13 a role that was taken ends the streams that it allowed, one that stays keeps its own', async () => {
    const opened = await openTestConsole(temporaryFolder());
    const connect = await carriers[0]!.open(opened);
    const head = await signedIn(connect, 'H01');
    const own = endOf(await head.queue.branch());
    const taken = endOf(await (await signedIn(connect, 'M01')).hall.lobby());
    await expect.poll(() => own.messages * taken.messages).toBeGreaterThan(0);
    await head.settings.savePerson({
      staffNo: 'M01',
      name: '陈经理',
      role: 'teller',
      active: true,
    });
    await expect.poll(() => taken.code, withinASecond).toBe('SIGNED_OUT');
    expect(own.code).toBeNull();
  });
});

describe('people over the wire', () => {
  it('F42 a code is in one answer, and the owner of a reset PIN is told at the sign-in who did it', async () => {
    const opened = await openTestConsole(temporaryFolder());
    const connect = await carriers[0]!.open(opened);
    const admin = await signedIn(connect, 'A01');
    const window = await connect();
    const { code } = await admin.settings.resetPin({ staffNo: 'T01' });
    expect(JSON.stringify(await admin.settings.people())).not.toContain(code);
    const { people } = await window.session.status();
    expect(people.find(({ staffNo }) => staffNo === 'T01')).toMatchObject({
      hasPin: false,
      code: { byName: '许工', isReset: true },
    });
    expect(await codeOf(window.session.signIn({ staffNo: 'T01', pin: '739164' }))).toBe(
      'PIN_NOT_SET',
    );
    const choose = (pin: string) => window.session.choosePin({ staffNo: 'T01', code, pin });
    expect(await failure(choose('111111'))).toEqual({
      code: 'WEAK_PIN',
      data: { code: 'pattern' },
    });
    const { account } = await choose('605837');
    expect(account.resets).toMatchObject([{ byName: '许工' }]);
  });

  it('F42 a head’s reset by an administrator is in sight of everyone before the sign-in', async () => {
    const opened = await openTestConsole(temporaryFolder());
    const connect = await carriers[0]!.open(opened);
    const admin = await signedIn(connect, 'A01');
    await admin.settings.resetPin({ staffNo: 'H01' });
    const { headResets } = await (await connect()).session.status();
    expect(headResets).toMatchObject([{ name: '李主任', byName: '许工' }]);
    expect(await admin.settings.peopleRecord()).toMatchObject([
      { action: 'pin-reset', name: '李主任', byName: '许工' },
      { action: 'person-added' },
      { action: 'person-added' },
      { action: 'person-added' },
      { action: 'person-added' },
      { action: 'person-added' },
      { action: 'person-added' },
    ]);
  });

  it('F41 a file’s head waits in the settings until a head says yes', async () => {
    const opened = await openTestConsole(temporaryFolder());
    const connect = await carriers[0]!.open(opened);
    const head = await signedIn(connect, 'H01');
    await opened.staff.land(
      [{ staffNo: 'T01', name: '王柜员', role: 'head', branch: null }],
      'system',
    );
    const rowOf = async () =>
      (await head.settings.people()).find(({ staffNo }) => staffNo === 'T01');
    expect(await rowOf()).toMatchObject({
      role: 'teller',
      asked: { role: 'head', source: 'file', byName: null },
    });
    const answer = { staffNo: 'T01', role: 'head' as const, yes: false };
    const admin = await signedIn(connect, 'A01');
    expect(await codeOf(admin.settings.answerRole({ ...answer, yes: true }))).toBe('FORBIDDEN');
    await head.settings.answerRole(answer);
    expect(await rowOf()).toMatchObject({ role: 'teller', asked: null });
    expect(await failure(head.settings.answerRole(answer))).toEqual({
      code: 'STAFF',
      data: { code: 'request-gone', subject: 'T01' },
    });
  });
});
