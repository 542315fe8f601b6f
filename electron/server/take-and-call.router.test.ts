import { describe, expect, it } from 'vitest';
import { openTestConsole } from '../app/console.fixture.ts';
import { temporaryFolder } from '../queue/floor.fixture.ts';
import { carriers, failure, signedIn } from './carriers/carriers.fixture.ts';

const ticket = { clientNo: 'C1', service: 'cash', care: 'none' } as const;

describe.each(carriers)('over $name', (carrier) => {
  async function open() {
    const opened = await openTestConsole(temporaryFolder());
    const connect = await carrier.open(opened);
    const lobby = await signedIn(connect, 'L01');
    return { opened, lobby };
  }

  it('F22 a ticket and the call of the receiver are one act', async () => {
    const { opened, lobby } = await open();
    const before = opened.log.lastSeq();
    const { id, reception } = await lobby.hall.takeTicket({ ...ticket, call: 'H01' });
    expect(reception?.receiver).toMatchObject({ staffNo: 'H01', state: 'called' });
    expect(opened.log.some(before + 1, 10).map(({ event }) => event.type)).toEqual([
      'ticket-taken',
      'receiver-called',
    ]);
    expect(opened.floor.state().tickets.get(id)?.reception?.asked).toEqual(['H01']);
  });

  it('F22 where the receiver cannot be called, no ticket is taken; where the ticket is refused, nobody is called', async () => {
    const { opened, lobby } = await open();
    const before = opened.log.lastSeq();
    expect(await failure(lobby.hall.takeTicket({ ...ticket, call: 'X99' }))).toMatchObject({
      data: { code: 'receiver-unknown' },
    });
    expect(opened.log.lastSeq()).toBe(before);
    await lobby.hall.takeTicket(ticket);
    const held = opened.log.lastSeq();
    expect(await failure(lobby.hall.takeTicket({ ...ticket, call: 'H01' }))).toMatchObject({
      data: { code: 'client-has-ticket' },
    });
    expect(opened.log.lastSeq()).toBe(held);
  });

  it('F22 where the disk refuses, neither half has happened', async () => {
    const { opened, lobby } = await open();
    const before = opened.floor.state();
    const { branch } = opened.folder;
    const pages = branch.pragma('page_count', { simple: true }) as number;
    const { service } = ticket;
    branch.pragma(`max_page_count = ${pages}`);
    let refused: unknown = null;
    // Until the page that is begun is full.
    for (let n = 0; n < 200 && refused === null; n += 1) {
      const call = lobby.hall.takeTicket({ clientNo: null, service, care: 'none', call: 'H01' });
      refused = await call.then(
        () => null,
        (error: unknown) => error,
      );
    }
    expect(refused).toMatchObject({ code: 'STORAGE' });
    branch.pragma('max_page_count = 1000000');
    expect(before.open.size).toBe(0);
    for (const one of opened.floor.state().open.values())
      expect(one.reception?.state).toBe('called');
  });
});
