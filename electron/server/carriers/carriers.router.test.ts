import { beforeEach, describe, expect, it } from 'vitest';
import { openTestConsole, testPin } from '../../app/console.fixture.ts';
import type { Console } from '../../app/index.ts';
import { applyChange, type LiveMessage, type LiveView } from '../../../shared/model/hall/live.ts';
import { temporaryFolder } from '../../queue/floor.fixture.ts';
import { carriers, failure, signedIn, type Client } from './carriers.fixture.ts';

/** Follows a live view as a window does; `shown` reads on until the view is as expected. */
async function follow<V extends LiveView>(
  stream: Promise<AsyncIterator<LiveMessage<V>, unknown, void>>,
  begin: { readonly position: string; readonly view: V } | null = null,
) {
  const messages = await stream;
  let held = begin;
  const following = {
    held: () => held,
    kinds: [] as LiveMessage<V>['kind'][],
    /** The view after one more message. */
    async next(): Promise<V> {
      const { done, value } = await messages.next();
      if (done) throw new Error('the view ended');
      following.kinds.push(value.kind);
      if (value.kind === 'change') {
        if (held?.position !== value.from) throw new Error('a change to another state');
        held = { position: value.position, view: applyChange(held.view, value.change) };
      } else held = value;
      return held.view;
    },
    async shown(expected: (view: V) => boolean): Promise<V> {
      for (;;) {
        const view = await following.next();
        if (expected(view)) return view;
      }
    },
    stop: () => messages.return?.(),
  };
  return following;
}

describe.each(carriers)('over $name', (carrier) => {
  it('a client is recognised, takes a ticket, is called first, served, and every screen sees it', async () => {
    const opened = await openTestConsole(temporaryFolder());
    const connect = await carrier.open(opened);
    const lobby = await signedIn(connect, 'L01');
    const teller = await signedIn(connect, 'T01');
    const head = await signedIn(connect, 'H01');

    const found = await lobby.hall.search({ text: '6222 0200 0000 0000 018' });
    expect(found.hits).toMatchObject([{ clientNo: 'C1', tier: 'diamond', matchedBy: 'card' }]);
    const card = await lobby.hall.recognise({
      clientNo: 'C1',
      matchedBy: 'card',
      text: '6222020000000000018',
    });
    expect(card).toMatchObject({
      tier: 'diamond',
      ownBranch: false,
      homeBranch: { zh: '城东支行' },
      matched: '622202*********0018',
      person: { surname: '王', title: 'ms' },
      reception: { receiver: { staffNo: 'H01', state: 'free' }, room: { zh: '贵宾室' } },
    });
    expect(found.card).toEqual(card);

    const floorChanges = await follow(head.queue.branch());
    expect((await floorChanges.next()).lists.line).toEqual([]);
    const walkIn = await lobby.hall.takeTicket({ clientNo: null, service: 'cash', care: 'none' });
    const diamond = await lobby.hall.takeTicket({ clientNo: 'C1', service: 'cash', care: 'none' });
    expect([walkIn.number, diamond.number]).toEqual(['A001', 'D001']);
    const { lists } = await floorChanges.shown((view) => view.lists.line.length === 2);
    expect(lists.line.map(({ id }) => id)).toEqual([diamond.id, walkIn.id]);

    await teller.queue.openCounter({ counter: 1 });
    const called = await teller.queue.callNext();
    expect(called.number).toBe('D001');
    await teller.queue.start({ ticketId: called.id });
    await teller.hall.itemDone({ ticketId: called.id, item: 'greeting' });
    const screens = await follow(teller.queue.counter());
    const { counter } = (await screens.next()).parts;
    expect(counter?.ticket).toMatchObject({ number: 'D001', state: 'serving' });
    expect(counter?.ticket?.checklist[0]).toMatchObject({
      state: 'done',
      byName: '王柜员',
    });
    await teller.queue.complete({ ticketId: called.id });
    expect(await failure(teller.queue.complete({ ticketId: called.id }))).toEqual({
      code: 'REFUSED',
      data: { code: 'ticket-not-here', subject: 'D001' },
    });
    await floorChanges.stop();
    await screens.stop();
  });

  it('gives counters that call at the same instant different tickets', async () => {
    const opened = await openTestConsole(temporaryFolder());
    const connect = await carrier.open(opened);
    const lobby = await signedIn(connect, 'L01');
    const tellers = [await signedIn(connect, 'T01'), await signedIn(connect, 'T02')];
    for (let count = 0; count < 20; count += 1) {
      await lobby.hall.takeTicket({ clientNo: null, service: 'cash', care: 'none' });
    }
    await tellers[0]!.queue.openCounter({ counter: 1 });
    await tellers[1]!.queue.openCounter({ counter: 2 });
    const numbers: string[] = [];
    for (let round = 0; round < 10; round += 1) {
      const both = await Promise.all(tellers.map((teller) => teller.queue.callNext()));
      numbers.push(...both.map(({ number }) => number));
      await Promise.all(
        both.map(async ({ id }, index) => {
          await tellers[index]!.queue.start({ ticketId: id });
          await tellers[index]!.queue.complete({ ticketId: id });
        }),
      );
    }
    expect(new Set(numbers).size).toBe(20);
  });

  it('ends a live view when its person signs out, and nobody else’s', async () => {
    const opened = await openTestConsole(temporaryFolder());
    const connect = await carrier.open(opened);
    const [one, two] = [await signedIn(connect, 'L01'), await signedIn(connect, 'L01')];
    const [first, second] = [await follow(one.hall.lobby()), await follow(two.hall.lobby())];
    await first.next();
    await second.next();
    await one.session.signOut();
    await two.hall.takeTicket({ clientNo: null, service: 'cash', care: 'none' });
    expect(await failure(first.next())).toMatchObject({ code: 'SIGNED_OUT' });
    expect((await second.next()).lists.line).toHaveLength(1);
    await second.stop();
  });

  it('a window that lost its connection goes on from its last position, without gap or repeat', async () => {
    const opened = await openTestConsole(temporaryFolder());
    const connect = await carrier.open(opened);
    const other = await signedIn(connect, 'L01');
    const walkIn = () =>
      other.hall.takeTicket({ clientNo: null, service: 'cash', care: 'none' }).then(({ id }) => id);
    const first = await walkIn();
    const lost = await follow((await signedIn(connect, 'L01')).hall.lobby());
    await lost.next();
    await lost.stop();
    const [second, third] = [await walkIn(), await walkIn()];
    await other.hall.cancelTicket({ ticketId: second, reason: 'other' });

    const held = lost.held()!;
    const again = await signedIn(connect, 'L01');
    const resumed = await follow(again.hall.lobby({ position: held.position }), held);
    const { lists } = await resumed.next();
    expect(resumed.kinds).toEqual(['change']);
    expect(lists.line.map(({ id }) => id)).toEqual([first, third]);
    // The rows that did not change are those that the window held.
    expect(lists.tickets[0]).toBe(held.view.lists.tickets[0]);
    const fresh = await follow(other.hall.lobby());
    expect(await fresh.next()).toEqual(resumed.held()?.view);
    expect(fresh.held()?.position).toBe(resumed.held()?.position);
    await resumed.stop();
    await fresh.stop();
  });

  it('a position of another person or another view brings the whole of one’s own', async () => {
    const opened = await openTestConsole(temporaryFolder());
    const connect = await carrier.open(opened);
    const teller = await signedIn(connect, 'T01');
    await teller.queue.openCounter({ counter: 1 });
    const mine = await follow(teller.queue.counter());
    expect((await mine.next()).parts.counter?.id).toBe(1);
    const { position } = mine.held()!;
    const theirs = await follow((await signedIn(connect, 'T02')).queue.counter({ position }));
    expect((await theirs.next()).parts.counter).toBeNull();
    expect(theirs.kinds).toEqual(['whole']);
    await mine.stop();
    await theirs.stop();
  });

  it('signs every window out at once when the machine is locked', async () => {
    const opened = await openTestConsole(temporaryFolder());
    const connect = await carrier.open(opened);
    const client = await connect();
    const { resumeToken } = await client.session.signIn({ staffNo: 'L01', pin: testPin });
    const view = await follow(client.hall.lobby());
    await view.next();
    const ended = failure(view.next());
    opened.lockAll();
    expect(await ended).toMatchObject({ code: 'SIGNED_OUT' });
    expect(await failure(client.session.resume({ resumeToken }))).toMatchObject({
      code: 'SIGNED_OUT',
    });
  });

  it('says wrong input, wrong PINs and wrong roles as codes', async () => {
    const opened = await openTestConsole(temporaryFolder());
    const connect = await carrier.open(opened);
    const client = await connect();
    expect(await failure(client.session.signIn({ staffNo: 'T01', pin: '000000' }))).toEqual({
      code: 'WRONG_PIN',
      data: { triesLeft: 4 },
    });
    expect(await failure(client.hall.search({ text: '王' }))).toMatchObject({ code: 'SIGNED_OUT' });
    await client.session.signIn({ staffNo: 'T01', pin: testPin });
    expect(await failure(client.hall.search({ text: '' }))).toMatchObject({ code: 'BAD_REQUEST' });
    const takeTicket = { clientNo: null, service: 'cash', care: 'none' as const };
    expect(await failure(client.hall.takeTicket(takeTicket))).toEqual({
      code: 'FORBIDDEN',
      data: { permission: 'take-ticket' },
    });
  });
});

describe('permissions', () => {
  let opened: Console;
  let connect: () => Promise<Client>;
  beforeEach(async () => {
    opened = await openTestConsole(temporaryFolder());
    connect = await carriers[0]!.open(opened);
  });

  it('the display on the wall needs no sign-in and shows numbers only', async () => {
    const lobby = await signedIn(connect, 'L01');
    const teller = await signedIn(connect, 'T01');
    await lobby.hall.takeTicket({ clientNo: 'C1', service: 'cash', care: 'none' });
    await teller.queue.openCounter({ counter: 1 });
    await teller.queue.callNext();
    const display = await follow((await connect()).queue.display());
    const shown = await display.next();
    expect(shown.parts.calls).toMatchObject([{ number: 'D001', counter: 1 }]);
    expect(JSON.stringify(shown)).not.toMatch(/王|C1|6222/);
    await display.stop();
  });

  it('shows the amount behind a tier only to who may see balances', async () => {
    const ask = { clientNo: 'C2', matchedBy: 'client-no' as const, text: 'C2' };
    for (const staffNo of ['L01', 'T01']) {
      const client = await signedIn(connect, staffNo);
      const { metric } = await client.hall.recognise(ask);
      expect(metric).toMatchObject({ value: null, threshold: 100_000_000 });
      expect((await client.hall.search({ text: 'C2' })).card).toMatchObject({ metric });
    }
    const manager = await signedIn(connect, 'M01');
    // 20,000,000 × 31 ÷ 365 days.
    expect((await manager.hall.recognise(ask)).metric?.value).toBe(169_863_014);
  });

  it('leaves a counter to its teller and to who steers', async () => {
    const [one, two] = [await signedIn(connect, 'T01'), await signedIn(connect, 'T02')];
    const head = await signedIn(connect, 'H01');
    await one.queue.openCounter({ counter: 1 });
    expect(await failure(two.queue.closeCounter({ counter: 1 }))).toMatchObject({
      data: { code: 'not-your-counter' },
    });
    await head.queue.closeCounter({ counter: 1 });
    expect(opened.floor.state().counters.get(1)?.state).toBe('closed');
  });
});
