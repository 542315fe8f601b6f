import type { AdmittedTier } from './admission.ts';

/** Why a special admission was not granted or not revoked; nothing was recorded. */
export const admissionRefusals = [
  'unknown-client',
  'not-scored', // the client's own tier is not known
  'not-below', // the client has this tier or a better one already
  'already-admitted', // one grant at a time: it is revoked before another is signed
  'until-past',
  'until-far', // longer than a grant may run
  'unknown-admission',
  'over', // it has run out or was revoked before
] as const;
export type AdmissionRefusal = (typeof admissionRefusals)[number];

/** Who approves a tier below its standard (rulebook §3). */
export const approvers = {
  gold: 'branch-head',
  platinum: 'second-level-branch',
  diamond: 'first-level-branch',
} as const satisfies Record<AdmittedTier, string>;

/** The longest grant, in months. The rulebook asks for an end and names no limit. */
export const admissionMonths = 24;
