import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { FloorState, LoggedEvent } from '../../shared/model/floor.ts';
import { tiers } from '../../shared/model/tier.ts';
import { isRefusal, type Command } from './command.rules.ts';
import { serves, waitingFor } from './eligible.rules.ts';
import { decide } from './decide.rules.ts';
import { emptyFloor, evolve } from './evolve.rules.ts';
import { morning, testBranch } from './floor.fixture.ts';

const day = '2026-11-20';
const staff = ['T01', 'T02', 'T03'];
const reason = 'because';

const kinds = [
  'take',
  'take',
  'open',
  'next',
  'next',
  'chosen',
  'recall',
  'start',
  'complete',
  'no-show',
  'reinstate',
  'park',
  'resume',
  'transfer',
  'cancel',
  'move',
  'pause',
  'unpause',
  'close',
] as const;

/** A wish that becomes a command against the state of its moment, so that most wishes make sense then. */
type Wish = (state: FloorState) => Command;

const anyWish: fc.Arbitrary<Wish> = fc
  .record({
    kind: fc.constantFrom(...kinds),
    tier: fc.constantFrom(...tiers),
    pick: fc.nat(),
    service: fc.constantFrom('cash', 'wealth'),
    client: fc.option(fc.integer({ min: 1, max: 6 }), { nil: null }),
    counter: fc.integer({ min: 1, max: 3 }),
    staffNo: fc.constantFrom(...staff),
    keepPlace: fc.boolean(),
  })
  .map((wish): Wish => {
    const { kind, tier, pick, service, client, counter, staffNo, keepPlace } = wish;
    return (state): Command => {
      const ids = [...state.tickets.keys()];
      const some = ids[pick % Math.max(1, ids.length)] ?? 'none';
      const mine = [...state.counters.values()].find((one) => one.staffNo === staffNo)?.ticketId;
      const here = { staffNo, ticketId: pick % 8 === 0 ? some : (mine ?? some) };
      switch (kind) {
        case 'take':
          return {
            type: 'take-ticket',
            tier,
            service,
            clientNo: client === null ? null : `C${client}`,
            ownBranch: client === null ? null : keepPlace,
            care: 'none',
            reception: null,
          };
        case 'open':
          return { type: 'open-counter', counter, staffNo };
        case 'next':
          return { type: 'call-next', staffNo };
        case 'chosen':
          return { type: 'call-chosen', staffNo, ticketId: some, reason };
        case 'transfer':
          return { type: 'transfer', ...here, service, keepPlace };
        case 'cancel':
          return { type: 'cancel', ticketId: some, reason: 'client-left' };
        case 'move':
          return { type: 'move', ticketId: some, reason };
        case 'reinstate':
        case 'resume':
          return { type: kind, ticketId: some };
        case 'pause':
          return { type: 'pause-counter', counter, reason: 'break' };
        case 'unpause':
          return { type: 'resume-counter', counter };
        case 'close':
          return { type: 'close-counter', counter };
        case 'recall':
        case 'start':
        case 'complete':
        case 'no-show':
        case 'park':
          return { type: kind, ...here };
      }
    };
  });

/** Runs commands as the floor does, one second apart. */
function run(wishes: readonly Wish[], check: (before: FloorState, command: Command) => void) {
  const log: LoggedEvent[] = [];
  let state = emptyFloor;
  let now = morning;
  const first: Wish[] = [
    () => ({ type: 'configure', config: testBranch }),
    () => ({ type: 'open-day', date: day }),
  ];
  for (const wish of [...first, ...wishes]) {
    now += 1000;
    const command = wish(state);
    check(state, command);
    const decision = decide({ state, now }, command);
    if (isRefusal(decision)) continue;
    for (const event of decision) {
      const logged = { seq: log.length + 1, day, at: now, actor: 'x', place: 'test', event };
      log.push(logged);
      state = evolve(state, logged);
    }
  }
  return { state, log };
}

function soundness({ tickets, counters }: FloorState): string[] {
  const faults: string[] = [];
  for (const counter of counters.values()) {
    if (counter.ticketId === null) continue;
    const ticket = tickets.get(counter.ticketId);
    if (ticket?.counter !== counter.id) faults.push(`counter ${counter.id} holds a stranger`);
    if (ticket?.state !== 'called' && ticket?.state !== 'serving') {
      faults.push(`counter ${counter.id} holds a ticket that is ${ticket?.state}`);
    }
    if (counter.state !== 'open') faults.push(`counter ${counter.id} is ${counter.state} and busy`);
  }
  for (const ticket of tickets.values()) {
    const here = [...counters.values()].filter(({ ticketId }) => ticketId === ticket.id).length;
    const busy = ticket.state === 'called' || ticket.state === 'serving';
    if (here !== (busy ? 1 : 0)) faults.push(`${ticket.number} is at ${here} counters`);
  }
  const people = [...counters.values()].flatMap(({ staffNo }) => staffNo ?? []);
  if (new Set(people).size !== people.length) faults.push('a person is at two counters');
  const holders = [...tickets.values()]
    .filter(({ endedAt, clientNo }) => endedAt === null && clientNo !== null)
    .map(({ clientNo }) => clientNo);
  if (new Set(holders).size !== holders.length) faults.push('a client holds two tickets');
  return faults;
}

const wishes = fc.array(anyWish, { minLength: 40, maxLength: 200 });

it('whatever is asked, a ticket is at one counter at most, and a counter has one ticket', () => {
  fc.assert(
    fc.property(wishes, (all) => {
      const { state } = run(all, (before) => {
        expect(soundness(before)).toEqual([]);
      });
      expect(soundness(state)).toEqual([]);
    }),
    { numRuns: 200 },
  );
});

it('an open, free counter that asks is never refused while someone waits for what it does', () => {
  fc.assert(
    fc.property(wishes, (all) => {
      run(all, (state, command) => {
        if (command.type !== 'call-next') return;
        const counter = [...state.counters.values()].find(
          ({ staffNo }) => staffNo === command.staffNo,
        );
        if (counter?.state !== 'open' || counter.ticketId !== null) return;
        const decision = decide({ state, now: morning }, command);
        expect(isRefusal(decision)).toBe(waitingFor(state, counter).length === 0);
      });
    }),
    { numRuns: 200 },
  );
});

it('no call breaks the rule: nobody of a higher tier, or earlier in the tier, is passed', () => {
  fc.assert(
    fc.property(wishes, (all) => {
      run(all, (state, command) => {
        const decision = decide({ state, now: morning }, command);
        if (isRefusal(decision)) return;
        for (const event of decision) {
          if (event.type !== 'ticket-called' || event.basis === 'chosen') continue;
          const called = state.tickets.get(event.ticketId)!;
          const counter = state.counters.get(event.counter)!;
          expect(serves(counter, called.service)).toBe(true);
          if (event.basis === 'moved') continue;
          for (const other of waitingFor(state, counter)) {
            const [a, b] = [tiers.indexOf(called.tier), tiers.indexOf(other.tier)];
            expect(other.moved).toBe(0);
            expect(a < b || (a === b && called.order <= other.order)).toBe(true);
          }
        }
      });
    }),
    { numRuns: 200 },
  );
});

it('the same log is the same floor, however often it is folded', () => {
  fc.assert(
    fc.property(wishes, (all) => {
      const { state, log } = run(all, () => undefined);
      const written = JSON.parse(JSON.stringify(log)) as LoggedEvent[];
      expect(written.reduce(evolve, emptyFloor)).toEqual(state);
    }),
  );
});
