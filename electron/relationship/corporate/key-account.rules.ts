import { keyTraits, type KeyTrait } from '../../../shared/model/relationship/corporate.ts';

/** How many of the six a client shows. No score is made of them. */
export function traitsShown(traits: readonly KeyTrait[]): {
  readonly shown: number;
  readonly of: number;
} {
  return { shown: new Set(traits).size, of: keyTraits.length };
}
