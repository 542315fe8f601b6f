import type { ApprovalRefusal } from '../care/approval.rules.ts';
import type { ExtensionRefusal } from '../care/complaint-clock.rules.ts';
import type { RelationshipRefusal } from '../facts/decide.rules.ts';
import type { WinRefusal } from '../opportunities/risk.rules.ts';

/** Why an act of relationship work is refused. The screen has a sentence for each in both languages. */
export type RefusalReason =
  | RelationshipRefusal
  | ApprovalRefusal
  | ExtensionRefusal
  | NonNullable<WinRefusal>
  | 'client-unknown'
  | 'not-your-client'
  | 'calendar-year-missing'
  | 'ticket-unknown';

/** The rules refuse an act; nothing was recorded. */
export class RelationshipRefused extends Error {
  override readonly name = 'RelationshipRefused';
  readonly code: RefusalReason;
  /** What it is about, e.g. a year; "" where the act says it. */
  readonly subject: string;

  constructor(code: RefusalReason, subject = '') {
    super(code);
    this.code = code;
    this.subject = subject;
  }
}
