import fc from 'fast-check';
import type { BranchConfig } from '../../shared/model/branch.ts';
import type { CallingRule } from '../../shared/model/hall/calling-rule.ts';
import type { FloorState } from '../../shared/model/hall/floor.ts';
import { appointmentStandings, carePrecedences, dayEnds } from '../../shared/model/hall/policy.ts';
import { careClasses } from '../../shared/model/hall/ticket.ts';
import { tiers } from '../../shared/model/schemes/tier.ts';
import type { Command } from './commands/command.rules.ts';
import { testBranch } from './floor.fixture.ts';

const staff = ['T01', 'T02', 'T03'];
const reason = 'because';
const services = ['cash', 'wealth', 'corporate'] as const;

const kinds = [
  'take',
  'take',
  'take',
  'open',
  'open',
  'next',
  'next',
  'next',
  'chosen',
  'recall',
  'start',
  'start',
  'complete',
  'complete',
  'no-show',
  'reinstate',
  'return',
  'leave',
  'park',
  'resume',
  'transfer',
  'cancel',
  'move',
  'pause',
  'unpause',
  'close',
  'work',
  'appoint',
  'end',
  'reopen',
  'complete',
  'start',
  'recall',
  'no-show',
  'next',
  'return',
] as const;

/** A wish that becomes a command against the state of its moment, so that most wishes make sense then. */
export interface Wish {
  /** Milliseconds that the wall clock moves before it; backwards too. */
  readonly wait: number;
  readonly command: (state: FloorState, now: number) => Command;
}

/** Any act of anyone, and time that passes before it. */
export const anyWish: fc.Arbitrary<Wish> = fc
  .record({
    kind: fc.constantFrom(...kinds),
    wait: fc.oneof(
      { weight: 6, arbitrary: fc.integer({ min: 0, max: 120_000 }) },
      { weight: 1, arbitrary: fc.integer({ min: -3_600_000, max: 3_600_000 }) },
    ),
    tier: fc.constantFrom(...tiers),
    care: fc.constantFrom('none' as const, 'none' as const, ...careClasses),
    pick: fc.nat(),
    service: fc.constantFrom(...services),
    further: fc.subarray([...services], { maxLength: 2 }),
    client: fc.option(fc.integer({ min: 1, max: 6 }), { nil: null }),
    counter: fc.integer({ min: 1, max: 4 }),
    staffNo: fc.constantFrom(...staff),
    yes: fc.boolean(),
    minutes: fc.integer({ min: 0, max: 40 }),
    only: fc.subarray([...tiers]),
  })
  .map((wish): Wish => {
    const { kind, tier, care, pick, service, client, counter, staffNo, yes, minutes } = wish;
    const command = (state: FloorState, now: number): Command => {
      const ids = [...state.tickets.keys()];
      const some = ids[pick % Math.max(1, ids.length)] ?? 'none';
      const mine = [...state.counters.values()].find((one) => one.staffNo === staffNo)?.ticketId;
      const here = { staffNo, ticketId: pick % 8 === 0 ? some : (mine ?? some) };
      // Companies have even numbers here, and only they take the companies' service.
      const corporate = client !== null && client % 2 === 0;
      const open = (id: string) => corporate || id !== 'corporate';
      switch (kind) {
        case 'take': {
          const first = open(service) ? service : 'cash';
          return {
            type: 'take-ticket',
            tier,
            service: first,
            further: wish.further.filter((id) => id !== first && open(id)),
            clientNo: client === null ? null : `C${client}`,
            corporate,
            ownBranch: client === null ? null : yes,
            care,
            reception: null,
          };
        }
        case 'open':
          return { type: 'open-counter', counter, staffNo };
        case 'next':
          return { type: 'call-next', staffNo };
        case 'chosen':
          return { type: 'call-chosen', staffNo, ticketId: some, reason };
        case 'transfer': {
          const to = yes ? null : counter;
          return { type: 'transfer', ...here, service, keepPlace: pick % 2 === 0, counter: to };
        }
        case 'cancel':
          return { type: 'cancel', ticketId: some, reason: 'other' };
        case 'leave':
          return { type: 'leave', ...here };
        case 'move':
          return { type: 'move', ticketId: some, reason };
        case 'reinstate': {
          const missed = [...state.tickets.values()].find((one) => one.state === 'no-show');
          return { type: 'reinstate', ticketId: missed?.id ?? some };
        }
        case 'resume':
          return { type: kind, ticketId: some };
        case 'pause':
          return { type: 'pause-counter', counter, reason: 'break' };
        case 'unpause':
          return { type: 'resume-counter', counter };
        case 'close':
          return { type: 'close-counter', counter };
        case 'park': {
          const wakeAt = minutes === 0 ? null : now + minutes * 60_000;
          return { type: 'park', ...here, here: yes, wakeAt };
        }
        case 'work': {
          const clientele = yes ? 'both' : 'personal';
          return { type: 'set-work', counter, services: wish.further, tiers: wish.only, clientele };
        }
        case 'appoint': {
          const at = now + minutes * 60_000;
          return {
            type: 'make-appointment',
            clientNo: `C${client ?? 1}`,
            corporate,
            service: 'cash',
            at,
          };
        }
        case 'end':
          return pick % 30 === 0
            ? { type: 'close-day', date: state.day ?? '', final: false }
            : { type: 'call-next', staffNo };
        case 'reopen':
          return { type: 'reopen-day' };
        case 'recall':
        case 'start':
        case 'complete':
        case 'no-show':
        case 'return':
          return { type: kind, ...here };
      }
    };
    return { wait: wish.wait, command };
  });

const seconds = fc.integer({ min: 60, max: 2400 });
const anyRule: fc.Arbitrary<CallingRule> = fc.oneof(
  fc.constant<CallingRule>({ kind: 'fifo' }),
  fc.record({
    kind: fc.constant('diamond-first' as const),
    maxWaitSeconds: fc.option(fc.record({ gold: seconds, regular: seconds }), { nil: undefined }),
    maxOvertakes: fc.option(fc.integer({ min: 1, max: 3 }), { nil: undefined }),
  }),
  fc.constant<CallingRule>({
    kind: 'accumulating',
    rates: { diamond: 8, platinum: 4, gold: 2, regular: 1 },
  }),
  fc.constant<CallingRule>({ kind: 'ratio', pattern: ['diamond', 'regular', 'platinum'] }),
);
const precedence = fc.constantFrom(...carePrecedences);
/** Branches under every rule and policy, with counters that take everything, one service, and two tiers. */
export const anyBranch: fc.Arbitrary<BranchConfig> = fc
  .record({
    rule: anyRule,
    care: fc.record({
      elderly: precedence,
      disabled: precedence,
      pregnant: precedence,
      military: precedence,
    }),
    standing: fc.constantFrom(...appointmentStandings),
    dayEnd: fc.constantFrom(...dayEnds),
    withinMinutes: fc.integer({ min: 0, max: 20 }),
    times: fc.integer({ min: 0, max: 2 }),
  })
  .map(({ rule, care, standing, dayEnd, withinMinutes, times }) => ({
    ...testBranch,
    services: [
      ...testBranch.services,
      { id: 'corporate', name: { zh: '对公', en: 'Corporate' }, clientele: 'corporate' as const },
    ],
    counters: [
      ...testBranch.counters,
      { id: 3, services: [], tiers: ['diamond', 'platinum'] as const },
    ],
    rule,
    policy: {
      reinstate: { withinMinutes, times },
      care,
      appointments: { standing, beforeMinutes: 10, afterMinutes: 10 },
      dayEnd,
    },
  }));
