/** What is recorded of reading client data. The first four are written by the reading itself, durable before its answer. */
export const readingActs = [
  'client-page',
  'explain',
  'reveal',
  'prospect-phone',
  'search',
  'recognise',
  'client-list',
  'explained-rows',
  'client-history',
  'refused', // a call that the role does not allow
  'read-limit', // one that was beyond the limit of reading
  'sign-in',
  'sign-out',
] as const;
export type ReadingAct = (typeof readingActs)[number];

/** Why the reading of a person is shown to the head. */
export const unusualKinds = [
  'many-clients',
  'many-rows',
  'guessing',
  'limited',
  'refused',
] as const;
export type UnusualKind = (typeof unusualKinds)[number];
