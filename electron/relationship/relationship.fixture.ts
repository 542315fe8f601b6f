import type { BusinessDate } from '../../shared/model/dates.ts';
import type { LoggedFact, RelationshipFact } from '../../shared/model/relationship/facts.ts';
import type { WorklistClient } from '../../shared/model/relationship/worklist.ts';

/** A log that tests write, and the facts that they write most. */
export class TestLog {
  readonly facts: LoggedFact[] = [];

  add(day: BusinessDate, fact: RelationshipFact, actor = 'M1'): this {
    const seq = this.facts.length + 1;
    this.facts.push({ seq, day, at: Date.parse(`${day}T01:00:00Z`) + seq, actor, fact });
    return this;
  }

  assign(
    day: BusinessDate,
    clientNo: string,
    executor: string | null,
    { lead = executor, from = null }: { lead?: string | null; from?: string | null } = {},
  ): this {
    const who = { clientNo, from, lead, executor } as const;
    return this.add(day, { type: 'client-assigned', ...who, source: 'tier-list', reason: '' }, 'H');
  }

  contact(day: BusinessDate, clientNo: string, more: Partial<TestContact> = {}): this {
    const fact = contactFact(`c${this.facts.length + 1}`, clientNo, day, more);
    return this.add(day, fact, more.by ?? 'M1');
  }
}

export type TestContact = Extract<RelationshipFact, { type: 'contact-recorded' }> & { by: string };

/** A reached call, where nothing else is said. */
export function contactFact(
  contactId: string,
  clientNo: string,
  on: BusinessDate,
  { by: _by, ...more }: Partial<TestContact> = {},
): RelationshipFact {
  return {
    type: 'contact-recorded',
    contactId,
    clientNo,
    kind: 'call',
    reached: true,
    on,
    cause: 'rhythm',
    next: null,
    text: null,
    ticketId: null,
    ...more,
  };
}

/** A client of the book with nothing special. */
export function bookClient(clientNo: string, more: Partial<WorklistClient> = {}): WorklistClient {
  return {
    clientNo,
    tier: 'platinum',
    tierSince: null,
    bookManagerNo: null,
    birthDate: null,
    lunarBirthday: null,
    maturities: [],
    lastSeenOn: null,
    orientation: null,
    riskGrade: null,
    holding: [],
    alerts: [],
    ...more,
  };
}
