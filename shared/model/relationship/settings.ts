import type { Fen } from '../money.ts';
import { fenPerWan } from '../money.ts';
import type { ManagedTier, OverflowBand, TierCounts } from './assignment.ts';
import type { ReportDuty } from './contact.ts';
import { reasonClasses, type ReasonClass } from './worklist.ts';

/**
 * The figures of relationship work. Where the sources leave one open its default is this console's reading; where none
 * gives any it stays null, and what depends on it is off.
 */
export interface RelationshipSettings {
  /** Clients of a tier that fill one manager alone. */
  readonly capacity: TierCounts;
  /** The same for one wealth adviser in the background; null: none is foreseen. */
  readonly adviserCapacity: Readonly<Record<ManagedTier, number | null>>;
  /** Where gold clients beyond capacity go. */
  readonly overflow: readonly OverflowBand[];
  /** Calendar days from assignment to the first contact and the client file. */
  readonly firstContactDays: number;
  /** A message counts as a first contact: S1 names messages, calls and visits for it. */
  readonly firstContactByMessage: boolean;
  /** Credits that a client needs each month; a reached call is one, a meeting two. */
  readonly monthCredits: TierCounts;
  readonly weekClients: number;
  readonly goldAbsentDays: number;
  /** Calendar days before a birthday or a maturity on which the manager is told. */
  readonly birthdayLeadDays: number;
  readonly maturityLeadDays: number;
  /** A dated event that was missed stays on the list so many calendar days. */
  readonly datedKeptDays: number;
  /** Contacts that one person can make in a day. */
  readonly dailyContacts: number;
  /** In which order clients are listed: every class of reasons once. */
  readonly order: readonly ReasonClass[];
  /** For which contacts a communication report is asked. */
  readonly reportDuty: ReportDuty;
  /** Days without a move or a contact after which an opportunity is stalled. */
  readonly stalledDays: number;
  /** Closed opportunities below which no probability is stated. */
  readonly forecastMinimum: number;
  /** Leads for one that is won. */
  readonly funnel: number;
  /** The lead rhythm of another trade. */
  readonly leadRhythm: boolean;
  /** Who requests a special admission may not decide it. */
  readonly requesterDecidesNot: boolean;
  /** Share of a threshold that may be missing for a client to be near it. */
  readonly nearShare: number;
  /** Net outflow that is large; null: no alert. */
  readonly largeOutflowFen: Fen | null;
  /** Days that alerts look back. */
  readonly alertDays: number;
  /** Months without a posting after which an account sleeps; null: nobody does. */
  readonly dormantMonths: number | null;
  /** Average financial assets below which a former VIP is lost; null: nobody is. */
  readonly lostBelowFen: Fen | null;
  /** Complaints within a year from which on a client complains habitually; null: no source says, nobody does. */
  readonly habitualComplaints: number | null;
  /** Low ratings call the supervisor: this score and below. */
  readonly lowRating: number;
}

export const defaultRelationshipSettings: RelationshipSettings = {
  capacity: { diamond: 30, platinum: 100, gold: 200 },
  adviserCapacity: { diamond: 60, platinum: 400, gold: null },
  overflow: [
    { role: 'teller', low: 10 * fenPerWan, high: 20 * fenPerWan },
    { role: 'lobby', low: 20 * fenPerWan, high: 50 * fenPerWan },
  ],
  firstContactDays: 7,
  firstContactByMessage: true,
  monthCredits: { diamond: 2, platinum: 4, gold: 0 },
  weekClients: 10,
  goldAbsentDays: 7,
  birthdayLeadDays: 3,
  maturityLeadDays: 7,
  datedKeptDays: 7,
  dailyContacts: 12,
  order: reasonClasses,
  reportDuty: 'every',
  stalledDays: 14,
  forecastMinimum: 30,
  funnel: 5,
  leadRhythm: false,
  requesterDecidesNot: true,
  nearShare: 0.2,
  largeOutflowFen: null,
  alertDays: 30,
  dormantMonths: null,
  lostBelowFen: null,
  habitualComplaints: null,
  lowRating: 2,
};
