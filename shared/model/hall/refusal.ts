/** Why an act was refused. The screen has a sentence for each in both languages. */
export const refusalCodes = [
  'day-not-open',
  'not-configured',
  'service-unknown',
  'client-has-ticket',
  'ticket-has-client', // it is not a walk-in's
  'ticket-unknown',
  'ticket-not-waiting',
  'ticket-not-called',
  'ticket-not-serving',
  'ticket-not-here', // at another counter
  'ticket-ended',
  'ticket-not-parked',
  'recall-first', // a no-show needs the agreed number of recalls
  'nobody-waiting',
  'counter-unknown',
  'counter-closed',
  'counter-paused',
  'counter-busy', // it has a client
  'counter-taken', // another person has it open
  'person-at-counter', // this person has another counter open
  'not-your-counter',
  'item-not-due',
  'item-not-open',
  'item-not-closed',
  'reason-missing',
  'receiver-unknown',
  'not-called-to-you',
  'day-closed', // the head has ended the day
  'day-not-closed',
  'day-over', // another day has begun meanwhile
  'settings-changed', // somebody else has changed the same setting meanwhile
  'service-repeated', // the same service twice in one visit
  'service-not-for-client', // a company's service for a person, or the other way round
  'reinstate-too-late', // the no-show was longer ago than the branch allows
  'reinstate-too-often',
  'counter-does-not-serve', // the target counter does not take this ticket
  'counter-same', // the client is at this counter already
  'wake-time-past',
  'person-unknown', // no such person who may serve
  'appointment-unknown',
  'appointment-over', // kept, missed or cancelled
  'appointment-past', // its time is not in the future
  'client-has-appointment', // on the same day
  'newer-format', // a newer version of the console has written to the log: this one can only show it
  'clock-agrees', // there is nothing to correct
] as const;
export type RefusalCode = (typeof refusalCodes)[number];

/** An act that the floor's rules refuse. Nothing was recorded. */
export class RefusalError extends Error {
  readonly code: RefusalCode;
  readonly subject: string | undefined;

  constructor(code: RefusalCode, subject?: string) {
    super(subject === undefined ? code : `${code}: ${subject}`);
    this.name = 'RefusalError';
    this.code = code;
    this.subject = subject;
  }
}
