/** Why a call got no answer from the core. Errors that the core answers with are ORPCErrors. */
export type CallErrorKind =
  | 'deadline' // no answer in time; the act may or may not have been recorded
  | 'closed' // the connection broke while waiting
  | 'offline'; // there was no connection, so nothing was sent

/** A call that was not answered. */
export class CallError extends Error {
  readonly kind: CallErrorKind;

  constructor(kind: CallErrorKind) {
    super(`call not answered: ${kind}`);
    this.name = 'CallError';
    this.kind = kind;
  }
}
