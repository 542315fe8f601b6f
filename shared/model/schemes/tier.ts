/** Service tiers, best first: the order of every queue and list (rulebook §2.3). */
export const tiers = ['diamond', 'platinum', 'gold', 'regular'] as const;

/** A client's service tier: 钻石, 白金, 金卡, 普通. */
export type Tier = (typeof tiers)[number];

/** 0 for diamond … 3 for regular: smaller is served first. */
export function tierRank(tier: Tier): number {
  return tiers.indexOf(tier);
}

/** The letter that begins a ticket number of this tier: D003, P011, G024, A102. */
export const ticketLetter: Readonly<Record<Tier, string>> = {
  diamond: 'D',
  platinum: 'P',
  gold: 'G',
  regular: 'A',
};
