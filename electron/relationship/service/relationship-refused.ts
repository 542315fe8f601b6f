import type { RefusalReason } from '../../../shared/model/relationship/refusal.ts';

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
