import type { BusinessDate } from '../dates.ts';
import type { Fen } from '../money.ts';
import type { Tier } from '../schemes/tier.ts';
import type { ContactKind } from './contact.ts';
import type { AlertTrigger } from './facts.ts';
import type { LunarDay } from './lunar.ts';

/** Classes of reasons in the order in which clients are listed. */
export const reasonClasses = [
  'promise',
  'retention',
  'first-contact',
  'dated',
  'rhythm',
  'stalled',
  'announcement',
  'gold-absent',
] as const;
export type ReasonClass = (typeof reasonClasses)[number];

/** When something is to be done. */
export interface Timing {
  /** From this day on it is on the list. */
  readonly listedFrom: BusinessDate;
  /** The last working day on which it is in time. */
  readonly due: BusinessDate;
  /** The due day, once it is past; null: not missed. */
  readonly missedSince: BusinessDate | null;
}

/** Why a client is to be contacted. */
export type ReasonKind =
  | {
      readonly kind: 'promise';
      readonly promiseId: string;
      readonly on: BusinessDate;
      readonly contact: ContactKind;
    }
  | { readonly kind: 'retention'; readonly trigger: AlertTrigger; readonly since: BusinessDate }
  | {
      readonly kind: 'first-contact';
      readonly assignedOn: BusinessDate;
      /** The last calendar day of the week that it may take. */
      readonly until: BusinessDate;
    }
  | { readonly kind: 'birthday'; readonly on: BusinessDate; readonly lunar: boolean }
  | {
      readonly kind: 'maturity';
      readonly on: BusinessDate;
      readonly productName: string;
      readonly amountFen: Fen | null;
    }
  | { readonly kind: 'month-rhythm'; readonly done: number; readonly needed: number }
  | { readonly kind: 'quarter-rhythm'; readonly lastOn: BusinessDate | null }
  | {
      readonly kind: 'stalled';
      readonly opportunityId: string;
      readonly quietSince: BusinessDate;
    }
  | {
      readonly kind: 'announcement';
      readonly announcementId: string;
      readonly about: 'product' | 'external';
      readonly until: BusinessDate;
    }
  | { readonly kind: 'gold-absent'; readonly lastOn: BusinessDate | null };

export type Reason = ReasonKind & Timing;

/** The class of each kind of reason. */
export const classOfReason: Readonly<Record<Reason['kind'], ReasonClass>> = {
  promise: 'promise',
  retention: 'retention',
  'first-contact': 'first-contact',
  birthday: 'dated',
  maturity: 'dated',
  'month-rhythm': 'rhythm',
  'quarter-rhythm': 'rhythm',
  stalled: 'stalled',
  announcement: 'announcement',
  'gold-absent': 'gold-absent',
};

/** One client who is to be contacted, with every reason. */
export interface WorklistRow {
  readonly clientNo: string;
  readonly tier: Tier;
  /** In the order of their classes, the most pressing first; never empty. */
  readonly reasons: readonly Reason[];
  /** The earliest of them. */
  readonly due: BusinessDate;
  readonly missedSince: BusinessDate | null;
}

/** A person's list of a day. */
export interface Worklist {
  /** Everyone who is to be contacted, in order. */
  readonly rows: readonly WorklistRow[];
  /** Clients whose every reason is put off, with the day on which they come back. */
  readonly postponed: readonly { readonly clientNo: string; readonly until: BusinessDate }[];
  /** Years that dates ahead fall into and that nobody has arranged yet: those dates are listed early. */
  readonly calendarGaps: readonly number[];
}

/** What can be done of a list in a day. */
export interface DayList {
  readonly today: readonly WorklistRow[];
  /** Beyond the day's capacity and due today or before. */
  readonly willBeMissed: number;
  /** Beyond it as well, but in time tomorrow. */
  readonly canWait: number;
}

/** What the book, the scores and the hall know of a client, as far as the worklist asks. */
export interface WorklistClient {
  readonly clientNo: string;
  /** The effective tier; a potential client is regular. */
  readonly tier: Tier;
  /** The day since which it has this tier; null: longer than is known. */
  readonly tierSince: BusinessDate | null;
  readonly bookManagerNo: string | null;
  readonly birthDate: BusinessDate | null;
  /** Goes before the solar birthday. */
  readonly lunarBirthday: LunarDay | null;
  readonly maturities: readonly {
    readonly on: BusinessDate;
    readonly productName: string;
    readonly amountFen: Fen | null;
  }[];
  /** The last posting or visit to the hall. */
  readonly lastSeenOn: BusinessDate | null;
  readonly orientation: string | null;
  readonly riskGrade: number | null;
  /** Products that the client holds. */
  readonly holding: readonly string[];
  readonly alerts: readonly { readonly trigger: AlertTrigger; readonly since: BusinessDate }[];
}
