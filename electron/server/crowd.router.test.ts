import { ORPCError } from '@orpc/client';
import { expect, it } from 'vitest';
import { openTestConsole, testPin } from '../app/console.fixture.ts';
import type { Console } from '../app/index.ts';
import { temporaryFolder } from '../queue/floor.fixture.ts';
import { carriers, type Client } from './carriers/carriers.fixture.ts';

/**
 * Tickets that are called: each call is asked for five times at once. 10,000 with `npm run test:hard`: 50,000 asked.
 */
const asked = Number(process.env['VESTIBULE_TICKETS'] ?? 5_000);
const perRound = 5;
const tickets = asked / perRound;
const connections = 20;
/** As in a full hall: whoever is called, another comes in. */
const waiting = 60;

/** Twenty tellers, each at a counter, over every carrier in turn. */
async function tellers(opened: Console): Promise<Client[]> {
  const { config } = opened.floor.state();
  if (!config) throw new Error('the test branch is not configured');
  const counters = Array.from({ length: connections }, (_, at) => ({ id: at + 1, services: [] }));
  const by = { actor: 'system', place: 'test' };
  await opened.floor.act({ type: 'configure', config: { ...config, counters } }, by);
  const connects = await Promise.all(carriers.map((carrier) => carrier.open(opened)));
  const people = counters.map(({ id }) => ({ staffNo: `X${id}`, name: `柜员${id}`, pin: testPin }));
  const crowd = await opened.staff.founding(
    people.map((person) => ({ ...person, role: 'teller' as const })),
  );
  await crowd.write();
  return Promise.all(
    counters.map(async ({ id }) => {
      const staffNo = `X${id}`;
      const client = await connects[id % connects.length]!();
      await client.session.signIn({ staffNo, pin: testPin });
      await client.queue.openCounter({ counter: id });
      return client;
    }),
  );
}

/** The code of a refusal. */
function refusal(error: unknown): string {
  if (!(error instanceof ORPCError)) throw error;
  return (error.data as { code: string }).code;
}

it(
  `${asked} calls for the next, five at a time from each of ${connections} connections: every ticket once`,
  async () => {
    const opened = await openTestConsole(temporaryFolder());
    const clients = await tellers(opened);
    let came = 0;
    const comeIn = async () => {
      if (came === tickets) return;
      came += 1;
      await opened.floor.act(
        {
          type: 'take-ticket',
          tier: came % 10 === 0 ? 'gold' : 'regular',
          service: 'cash',
          clientNo: null,
          ownBranch: null,
          care: 'none',
          reception: null,
        },
        { actor: 'L01', place: 'test' },
      );
    };
    while (came < Math.min(waiting, tickets)) await comeIn();

    const called: string[] = [];
    const refused: Record<string, number> = {};
    const work = async ({ queue }: Client) => {
      for (;;) {
        const answers = await Promise.allSettled(
          Array.from({ length: perRound }, () => queue.callNext()),
        );
        const mine = answers.flatMap((answer) =>
          answer.status === 'fulfilled' ? [answer.value] : [],
        );
        for (const answer of answers) {
          if (answer.status !== 'rejected') continue;
          const code = refusal(answer.reason);
          refused[code] = (refused[code] ?? 0) + 1;
        }
        // However many asks are on their way, a counter gets one client.
        expect(mine.length).toBeLessThanOrEqual(1);
        const [ticket] = mine;
        if (!ticket) return;
        called.push(ticket.id);
        await comeIn();
        await queue.start({ ticketId: ticket.id });
        await queue.complete({ ticketId: ticket.id });
      }
    };
    await Promise.all(clients.map(work));

    expect(came).toBe(tickets);
    expect(called).toHaveLength(tickets);
    expect(new Set(called).size).toBe(tickets);
    const logged = [...opened.log.read(1)].flatMap(({ event }) =>
      event.type === 'ticket-called' ? [event.ticketId] : [],
    );
    expect(logged).toHaveLength(tickets);
    expect(new Set(logged)).toEqual(new Set(called));
    const states = [...opened.floor.state().tickets.values()].map(({ state }) => state);
    expect(new Set(states)).toEqual(new Set(['completed']));
    expect(Object.keys(refused).sort()).toEqual(['counter-busy', 'nobody-waiting']);
    expect(opened.log.verify()).toBeNull();
  },
  60_000 + asked * 20,
);
