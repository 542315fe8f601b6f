/** Audit actions about people and their PINs, without sign-ins and wrong PINs. */
export const peopleActs = [
  'person-added',
  'person-renamed',
  'person-activated',
  'person-deactivated',
  'role-asked',
  'role-changed',
  'role-confirmed',
  'role-refused',
  'pin-code-issued',
  'pin-reset',
  'pin-chosen',
  'pin-changed',
] as const;
export type PeopleAct = (typeof peopleActs)[number];
