import type { CallingRule, CallingRuleKind } from '../../../shared/model/hall/calling-rule.ts';
import type { Tier } from '../../../shared/model/schemes/tier.ts';
import { tiers } from '../../../shared/model/schemes/tier.ts';

/** A rule as the form holds it: options of every kind at once, so that looking at another kind loses nothing. */
export interface RuleDraft {
  readonly kind: CallingRuleKind;
  readonly maxOvertakes: number | null;
  /** Minutes. */
  readonly maxWait: Readonly<Record<Tier, number | null>>;
  readonly rates: Readonly<Record<Tier, number | null>>;
  readonly pattern: readonly Tier[];
}

/** Why a draft is not a rule yet. */
export type DraftProblem = 'badPattern' | 'badRates';

const none = { diamond: null, platinum: null, gold: null, regular: null };
/** What the options of a kind that is not in force begin with. */
const usual = {
  maxOvertakes: 3,
  rates: { diamond: 4, platinum: 3, gold: 2, regular: 1 },
  pattern: ['diamond', 'platinum', 'diamond', 'gold', 'regular'],
} as const;

/** The form for the rule in force. */
export function draftFrom(rule: CallingRule): RuleDraft {
  const minutes = (tier: Tier): number | null => {
    const seconds = rule.kind === 'diamond-first' ? rule.maxWaitSeconds?.[tier] : undefined;
    return seconds === undefined ? null : seconds / 60;
  };
  return {
    kind: rule.kind,
    maxOvertakes: rule.kind === 'diamond-first' ? (rule.maxOvertakes ?? null) : usual.maxOvertakes,
    maxWait: { ...none, ...Object.fromEntries(tiers.map((tier) => [tier, minutes(tier)])) },
    rates: rule.kind === 'accumulating' ? rule.rates : usual.rates,
    pattern: rule.kind === 'ratio' ? rule.pattern : usual.pattern,
  };
}

/** The rule that a form stands for, or what is wrong with it. */
export function ruleFrom(draft: RuleDraft): CallingRule | DraftProblem {
  switch (draft.kind) {
    case 'fifo':
      return { kind: 'fifo' };
    case 'diamond-first': {
      const limits = tiers.flatMap((tier) => {
        const minutes = draft.maxWait[tier];
        return minutes === null ? [] : [[tier, Math.round(minutes * 60)] as const];
      });
      return {
        kind: 'diamond-first',
        ...(limits.length > 0 && { maxWaitSeconds: Object.fromEntries(limits) }),
        ...(draft.maxOvertakes !== null && { maxOvertakes: draft.maxOvertakes }),
      };
    }
    case 'accumulating': {
      const { diamond, platinum, gold, regular } = draft.rates;
      const rates = {
        diamond: diamond ?? 0,
        platinum: platinum ?? 0,
        gold: gold ?? 0,
        regular: regular ?? 0,
      };
      return Object.values(rates).some((rate) => rate > 0)
        ? { kind: 'accumulating', rates }
        : 'badRates';
    }
    case 'ratio':
      return draft.pattern.length > 0 ? { kind: 'ratio', pattern: draft.pattern } : 'badPattern';
  }
}
