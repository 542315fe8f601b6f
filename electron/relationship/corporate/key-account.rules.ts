/** The six traits of a key account (S0). */
export const keyTraits = [
  'good-results',
  'brand',
  'near-headquarters',
  'strong-demand',
  'positive-attitude',
  'model-of-industry',
] as const;
export type KeyTrait = (typeof keyTraits)[number];

/** How many of the six a client shows. No score is made of them. */
export function traitsShown(traits: readonly KeyTrait[]): {
  readonly shown: number;
  readonly of: number;
} {
  return { shown: new Set(traits).size, of: keyTraits.length };
}
