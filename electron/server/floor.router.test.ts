import { describe, expect, it } from 'vitest';
import { businessDateOf } from '../../shared/model/dates.ts';
import { openTestConsole } from '../app/console.fixture.ts';
import { temporaryFolder } from '../queue/floor.fixture.ts';
import { carriers, failure, signedIn, type Client } from './carriers/carriers.fixture.ts';

const forbidden = { code: 'FORBIDDEN' };

/** A regular client without a name who waits for cash. */
const walkIn = (lobby: Client, further: string[] = []) =>
  lobby.hall.takeTicket({ clientNo: null, service: 'cash', further, care: 'none' });

describe.each(carriers)('over $name', (carrier) => {
  async function open() {
    const opened = await openTestConsole(temporaryFolder());
    const connect = await carrier.open(opened);
    const window = (staffNo: string) => signedIn(connect, staffNo);
    const [lobby, teller, head] = [await window('L01'), await window('T01'), await window('H01')];
    const state = (ticketId: string) => opened.floor.state().tickets.get(ticketId);
    return { opened, window, lobby, teller, head, state };
  }

  it('a call is taken back, a client goes unserved, a visit goes on with its next service', async () => {
    const { lobby, teller, state } = await open();
    const first = await walkIn(lobby, ['wealth']);
    const second = await walkIn(lobby);
    await teller.queue.openCounter({ counter: 1 });
    expect((await teller.queue.callNext()).id).toBe(first.id);
    await teller.queue.returnToQueue({ ticketId: first.id });
    expect(state(first.id)).toMatchObject({ state: 'waiting', counter: null });
    await teller.queue.callNext();
    await teller.queue.start({ ticketId: first.id });
    await teller.queue.complete({ ticketId: first.id });
    expect(state(first.id)).toMatchObject({ service: 'wealth', done: [{ service: 'cash' }] });
    await teller.queue.leave({ ticketId: first.id });
    expect(state(first.id)?.state).toBe('left');
    await lobby.hall.ticketLeft({ ticketId: second.id });
    expect(state(second.id)?.state).toBe('left');
    expect(await failure(lobby.hall.ticketLeft({ ticketId: second.id }))).toMatchObject({
      code: 'REFUSED',
    });
  });

  it('the head steers counters of others, promises and the end of the day; nobody else does', async () => {
    const { opened, lobby, teller, head } = await open();
    const servers = await head.queue.servers();
    expect(servers.find(({ staffNo }) => staffNo === 'T01')).toMatchObject({ counter: null });
    await head.queue.openCounter({ counter: 2, staffNo: 'T02' });
    await head.queue.setWork({ counter: 2, services: ['wealth'], tiers: ['diamond'] });
    expect(opened.floor.state().counters.get(2)).toMatchObject({
      state: 'open',
      staffNo: 'T02',
      services: ['wealth'],
      tiers: ['diamond'],
    });
    const promiseMinutes = { diamond: 5, platinum: 6, gold: 7, regular: 8 };
    await head.queue.changePromises({ promiseMinutes });
    expect((await walkIn(lobby)).promiseMinutes).toBe(8);
    await head.queue.closeDay();
    expect(await failure(walkIn(lobby))).toMatchObject({ code: 'REFUSED' });
    await head.queue.reopenDay();
    expect((await walkIn(lobby)).state).toBe('waiting');
    // A teller may do both to the own counter.
    for (const call of [
      () => teller.queue.openCounter({ counter: 1, staffNo: 'T02' }),
      () => teller.queue.setWork({ counter: 2, services: [] }),
    ]) {
      expect(await failure(call())).toMatchObject({
        code: 'REFUSED',
        data: { code: 'not-your-counter' },
      });
    }
    for (const call of [
      () => teller.queue.changePromises({ promiseMinutes }),
      () => lobby.queue.closeDay(),
      () => lobby.queue.reopenDay(),
      () => lobby.queue.servers(),
    ]) {
      expect(await failure(call())).toMatchObject(forbidden);
    }
  });

  it('an appointment is made, kept by taking a number, and called off', async () => {
    const { opened, lobby, teller } = await open();
    const soon = Date.now() + 60_000;
    const book = (clientNo: string) =>
      lobby.hall.makeAppointment({ clientNo, service: 'wealth', at: soon });
    await book('C2');
    await book('C3');
    const state = (clientNo: string) =>
      [...opened.floor.state().appointments.values()].find((one) => one.clientNo === clientNo);
    const ticket = await lobby.hall.takeTicket({
      clientNo: 'C2',
      service: 'wealth',
      care: 'none',
    });
    expect(ticket.appointment).toMatchObject({ timing: 'in-time' });
    expect(state('C2')?.state).toBe('arrived');
    await lobby.hall.cancelAppointment({ appointmentId: state('C3')?.id ?? '' });
    expect(state('C3')?.state).toBe('cancelled');
    expect(await failure(book('nobody'))).toMatchObject({ code: 'UNKNOWN_CLIENT' });
    expect(
      await failure(teller.hall.makeAppointment({ clientNo: 'C4', service: 'cash', at: soon })),
    ).toMatchObject(forbidden);
  });

  it('the history of a ticket names what passed it and no client, to who steers', async () => {
    const { window, lobby, teller, head } = await open();
    const regular = await walkIn(lobby);
    await lobby.hall.takeTicket({ clientNo: 'C1', service: 'cash', care: 'none' });
    await teller.queue.openCounter({ counter: 1 });
    await teller.queue.callNext();
    const asked = { date: businessDateOf(Date.now()), number: regular.number };
    const history = await head.record.ticket(asked);
    expect(history.passed).toBe(1);
    expect(history.entries.map(({ what }) => what)).toEqual(['ticket-taken', 'passed']);
    expect(history.entries[1]).toMatchObject({ rule: 'diamond-first', other: { number: 'D001' } });
    expect(JSON.stringify(history)).not.toContain('王丽华');
    expect(await failure(head.record.ticket({ ...asked, number: 'A999' }))).toMatchObject({
      code: 'NO_SUCH_TICKET',
    });
    expect((await (await window('A01')).record.proof()).finding).toBeNull();
    expect(await failure(lobby.record.ticket(asked))).toMatchObject(forbidden);
    expect(await failure(teller.record.proof())).toMatchObject(forbidden);
  });
});
