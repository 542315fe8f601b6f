import { describe, expect, it } from 'vitest';
import { openTestConsole } from '../app/console.fixture.ts';
import { temporaryFolder } from '../queue/floor.fixture.ts';
import { carriers, failure, signedIn } from './carriers/carriers.fixture.ts';

const walkIn = { clientNo: null, service: 'cash', care: 'none' } as const;

describe.each(carriers)('over $name', (carrier) => {
  async function open() {
    const opened = await openTestConsole(temporaryFolder());
    const connect = await carrier.open(opened);
    return { opened, connect, lobby: await signedIn(connect, 'L01') };
  }

  it('F7 the lobby says whose a walk-in’s number is: tier and route come from the core', async () => {
    const { opened, lobby } = await open();
    const { id } = await lobby.hall.takeTicket(walkIn);
    const linked = await lobby.hall.linkClient({ ticketId: id, clientNo: 'C1' });
    expect(linked).toMatchObject({ id, number: 'A001', tier: 'diamond', ownBranch: false });
    // A diamond client of another branch is received by the head (rulebook §2).
    expect(linked.reception?.receiver?.staffNo).toBe('H01');
    expect(opened.floor.state().tickets.get(id)?.clientNo).toBe('C1');
    expect(await failure(lobby.hall.linkClient({ ticketId: id, clientNo: 'C9' }))).toMatchObject({
      code: 'UNKNOWN_CLIENT',
    });
    const other = await lobby.hall.takeTicket(walkIn);
    expect(
      await failure(lobby.hall.linkClient({ ticketId: other.id, clientNo: 'C1' })),
    ).toMatchObject({ data: { code: 'client-has-ticket', subject: 'A001' } });
  });

  it('F7 a teller says so of whoever is at their own counter, and of nobody else', async () => {
    const { connect, lobby } = await open();
    const first = await lobby.hall.takeTicket(walkIn);
    const second = await lobby.hall.takeTicket(walkIn);
    const teller = await signedIn(connect, 'T01');
    await teller.queue.openCounter({ counter: 1 });
    await teller.queue.callNext();
    expect(
      await failure(teller.hall.linkClient({ ticketId: second.id, clientNo: 'C2' })),
    ).toMatchObject({ data: { code: 'ticket-not-here' } });
    const linked = await teller.hall.linkClient({ ticketId: first.id, clientNo: 'C2' });
    expect(linked).toMatchObject({ tier: 'platinum', state: 'called' });
    const admin = await signedIn(connect, 'A01');
    expect(
      await failure(admin.hall.linkClient({ ticketId: second.id, clientNo: 'C3' })),
    ).toMatchObject({ code: 'FORBIDDEN' });
  });
});
