/** Why a change to people was not made. The screen has a sentence for each in both languages. */
export const staffRefusals = [
  'last-head', // no other active head could sign in
  'last-admin', // no other active administrator could sign in
  'head-only', // only a head may do this to a head
  'own-reset', // nobody resets their own PIN: the code would be theirs to see
  'not-allowed', // whoever acts has left or has another role by now
  'number-taken',
  'person-unknown',
  'person-inactive',
  'request-gone', // the role that was asked for has been answered or replaced
  'no-head', // a branch begins with a head who has a PIN
  'no-admin', // and with an administrator who has one
] as const;
export type StaffRefusal = (typeof staffRefusals)[number];

/** A change to people that is refused. Nothing was written. */
export class StaffRefusalError extends Error {
  readonly code: StaffRefusal;
  /** The staff number that it is about. */
  readonly subject: string;

  constructor(code: StaffRefusal, subject = '') {
    super(`${code}: ${subject}`);
    this.name = 'StaffRefusalError';
    this.code = code;
    this.subject = subject;
  }
}
