/** Fields of a client that are masked on every screen and can be revealed with a reason. */
export const revealFields = ['phone', 'id-no', 'card'] as const;
export type RevealField = (typeof revealFields)[number];

/** Reasons to reveal a field. Codes, because the reason is part of the audit trail. */
export const revealReasons = [
  'call-client',
  'check-identity',
  'correct-data',
  'client-asks',
] as const;
export type RevealReason = (typeof revealReasons)[number];

/** How long a revealed field stays on the screen (rulebook §5). */
export const revealSeconds = 30;
