/** Fields of a client that are masked on every screen and can be shown for a moment, with a reason. */
export const revealFields = ['phone', 'id-no', 'card'] as const;
export type RevealField = (typeof revealFields)[number];

/** Why somebody had to see a whole number. It is part of the record, so it is a code and not a free text. */
export const revealReasons = [
  'call-client',
  'check-identity',
  'correct-data',
  'client-asks',
] as const;
export type RevealReason = (typeof revealReasons)[number];

/** How long a revealed field stays on the screen (rulebook §5). */
export const revealSeconds = 30;
