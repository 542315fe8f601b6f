import fc from 'fast-check';
import { addDays, type BusinessDate } from '../../shared/model/dates.ts';
import {
  contactCauses,
  contactKinds,
  type ContactCause,
} from '../../shared/model/relationship/contact.ts';
import type { LoggedFact, RelationshipFact } from '../../shared/model/relationship/facts.ts';
import { openStages } from '../../shared/model/relationship/opportunity.ts';
import { tiers } from '../../shared/model/schemes/tier.ts';
import { bookClient, contactFact } from './relationship.fixture.ts';

/** The quarter that generated logs play in. */
export const firstDay: BusinessDate = '2026-08-20';
export const lastDay: BusinessDate = '2026-11-30';

const clientNo = fc.constantFrom('A', 'B', 'C', 'D', 'E', 'F');
const staffNo = fc.constantFrom('M1', 'M2');
const causes = Object.keys(contactCauses) as ContactCause[];
const day = fc.integer({ min: 0, max: 102 }).map((days) => addDays(firstDay, days));

/** A contact of any kind, recorded on its day or later, that agrees on nothing further. */
export const anyContact = fc.record({
  kind: fc.constantFrom(...contactKinds),
  reached: fc.boolean(),
  cause: fc.constantFrom(...causes),
  /** How many days later it is recorded. */
  late: fc.constantFrom(0, 0, 0, 1, 5, 40),
});

const contact = fc.tuple(clientNo, anyContact, fc.option(fc.integer({ min: 0, max: 20 }))).map(
  ([no, { late, ...what }, next]) =>
    (on: BusinessDate, id: string): RelationshipFact =>
      ({
        ...contactFact(id, no, addDays(on, -late), what),
        next: next === null ? null : { on: addDays(on, next), kind: 'call' },
      }) as RelationshipFact,
);

const promise = fc
  .tuple(clientNo, fc.integer({ min: 0, max: 20 }))
  .map(([no, ahead]) => (on: BusinessDate, id: string): RelationshipFact => ({
    type: 'contact-promised',
    ...{ promiseId: id, clientNo: no, on: addDays(on, ahead), kind: 'call' },
  }));

const opening = fc
  .tuple(clientNo, fc.constantFrom(...openStages))
  .map(([no, stage]) => (_on: BusinessDate, id: string): RelationshipFact => ({
    type: 'opportunity-opened',
    ...{
      opportunityId: id,
      clientNo: no,
      product: 'fund',
      amountFen: 100,
      stage,
      expectedOn: null,
    },
  }));

const announcement = fc
  .tuple(fc.option(fc.constantFrom(...tiers)), fc.integer({ min: 0, max: 20 }))
  .map(([tier, length]) => (on: BusinessDate, id: string): RelationshipFact => ({
    type: 'event-announced',
    ...{ announcementId: id, kind: 'product', from: on, until: addDays(on, length) },
    filter: tier === null ? {} : { tiers: [tier] },
  }));

const assignment = fc
  .tuple(clientNo, fc.option(staffNo))
  .map(([no, executor]) => (): RelationshipFact => ({
    type: 'client-assigned',
    ...{ clientNo: no, from: null, lead: executor, executor, source: 'other', reason: '' },
  }));

const postponement = fc
  .tuple(clientNo, fc.integer({ min: 1, max: 20 }))
  .map(([no, days]) => (on: BusinessDate): RelationshipFact => ({
    type: 'contact-postponed',
    ...{ clientNo: no, until: addDays(on, days), reason: 'x' },
  }));

/** A step of some opportunity, if there is one of that number. */
const step = fc
  .tuple(fc.integer({ min: 1, max: 60 }), fc.constantFrom('moved', 'won', 'lost'))
  .map(([number, what]) => (): RelationshipFact => {
    const opportunityId = `f${number}`;
    if (what === 'lost') return { type: 'opportunity-lost', opportunityId, reason: 'rate' };
    if (what === 'won') return { type: 'opportunity-won', opportunityId, amountFen: 120 };
    const moved = { opportunityId, stage: 'proposal', amountFen: 110, expectedOn: null } as const;
    return { type: 'opportunity-moved', ...moved };
  });

/** Facts whose order within a day says nothing. */
const unordered = fc.oneof(contact, contact, contact, promise, opening, announcement);
/** The later of two of these on one day is meant to win. */
const ordered = fc.oneof(assignment, postponement, step, step);

const logOf = (makers: typeof unordered) =>
  fc
    .array(fc.tuple(day, fc.oneof(unordered, makers)), { maxLength: 60, size: 'max' })
    .map((entries) =>
      entries
        .toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
        .map(([on, make], i): LoggedFact => {
          const seq = i + 1;
          return { seq, day: on, at: seq, actor: 'M1', fact: make(on, `f${String(seq)}`) };
        }),
    );

/** A log of any facts. */
export const anyLog = logOf(ordered);
/** A log in which the order within a day says nothing. */
export const anyUnorderedLog = logOf(unordered);

const dateOrNull = fc.option(day);

/** A book of six clients of two managers. */
export const anyBook = fc
  .tuple(
    ...['A', 'B', 'C', 'D', 'E', 'F'].map((no) =>
      fc.record({
        clientNo: fc.constant(no),
        tier: fc.constantFrom(...tiers),
        tierSince: dateOrNull,
        bookManagerNo: fc.constantFrom('M1', 'M2', null),
        birthDate: dateOrNull,
        lastSeenOn: dateOrNull,
        maturities: fc.array(
          day.map((on) => ({ on, productName: 'x', amountFen: null })),
          { maxLength: 2 },
        ),
        alerts: fc.array(
          day.map((since) => ({ trigger: 'outflow' as const, since })),
          { maxLength: 1 },
        ),
      }),
    ),
  )
  .map((clients) => new Map(clients.map((one) => [one.clientNo, bookClient(one.clientNo, one)])));

/** A day of the quarter. */
export const anyDay = day;
