/** The ledgers of S2. */
export const ledgers = ['vip', 'borrowers', 'payroll-employers', 'projects'] as const;
export type Ledger = (typeof ledgers)[number];
