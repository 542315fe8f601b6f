/** Why a change of people was refused. The screen has a sentence for each in both languages. */
export const staffRefusals = [
  'last-head', // no other active head can sign in
  'last-admin', // no other active administrator can sign in
  'head-only', // only a head may do this to a head
  'own-reset', // nobody may reset their own PIN
  'not-allowed', // the actor has been deactivated or has another role by now
  'number-taken',
  'person-unknown',
  'person-inactive',
  'request-gone', // the request has been answered or replaced
  'no-head', // a new branch needs a head with a PIN
  'no-admin', // and an administrator with a PIN
] as const;
export type StaffRefusal = (typeof staffRefusals)[number];

/** A refused change of people. Nothing was written. */
export class StaffRefusalError extends Error {
  readonly code: StaffRefusal;
  /** The staff number of the person. */
  readonly subject: string;

  constructor(code: StaffRefusal, subject = '') {
    super(`${code}: ${subject}`);
    this.name = 'StaffRefusalError';
    this.code = code;
    this.subject = subject;
  }
}
