import type { TFunction } from 'i18next';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallingRule, DiamondFirstRule } from '../../shared/model/hall/calling-rule.ts';
import { tiers } from '../../shared/model/schemes/tier.ts';

type Words = TFunction<readonly ['display', 'common']>;

/** The calling rule as one sentence for the public display, so that no precedence is hidden. */
export function ruleSentence(rule: CallingRule, t: Words): string {
  const name = (tier: (typeof tiers)[number]) => t(`common:tier.${tier}`);
  const list = (parts: readonly string[]) => parts.join(t('rule.list'));
  switch (rule.kind) {
    case 'fifo':
      return t('rule.fifo');
    case 'diamond-first':
      return [
        t('rule.diamondFirst', { tiers: list(tiers.filter((x) => x !== 'regular').map(name)) }),
        ...(rule.maxOvertakes === undefined
          ? []
          : [t('rule.overtakes', { count: rule.maxOvertakes })]),
        ...waitLimits(rule).map(({ tier, minutes }) =>
          tier === null
            ? t('rule.overdueAll', { count: minutes })
            : t('rule.overdue', { tier: name(tier), count: minutes }),
        ),
      ].join(t('rule.parts'));
    case 'accumulating':
      return [
        t('rule.accumulating'),
        list(tiers.map((tier) => t('rule.rate', { tier: name(tier), count: rule.rates[tier] }))),
      ].join(t('rule.parts'));
    case 'ratio':
      return t('rule.ratio', { pattern: list(rule.pattern.map(name)) });
  }
}

/** The calling rule for the staff, short enough for a title line. */
export function ruleShort(rule: CallingRule, t: Words): string {
  const parts: string[] = [t(`common:rule.${rule.kind}`)];
  if (rule.kind === 'diamond-first' && rule.maxOvertakes !== undefined) {
    parts.push(t('short.overtakes', { n: rule.maxOvertakes }));
  }
  if (rule.kind === 'accumulating') {
    parts.push(t('short.rates', { rates: tiers.map((tier) => rule.rates[tier]).join(' : ') }));
  }
  if (rule.kind === 'ratio') {
    parts.push(rule.pattern.map((tier) => t(`common:tier.${tier}`)).join(' '));
  }
  return parts.join(' · ');
}

/** Limits of waiting per tier, in minutes; one line with a null tier when all tiers share a limit. */
function waitLimits(rule: DiamondFirstRule) {
  const limits = tiers.flatMap((tier) => {
    const seconds = rule.maxWaitSeconds?.[tier];
    return seconds === undefined ? [] : [{ tier, minutes: Math.round(seconds / 6) / 10 }];
  });
  const [first] = limits;
  const shared =
    first !== undefined &&
    limits.length === tiers.length &&
    limits.every((limit) => limit.minutes === first.minutes);
  return shared ? [{ tier: null, minutes: first.minutes }] : limits;
}

/** The calling rule in the words of the screen's language. */
export function useRuleWords(): {
  readonly sentence: (rule: CallingRule) => string;
  readonly short: (rule: CallingRule) => string;
} {
  const { t } = useTranslation(['display', 'common']);
  return useMemo(
    () => ({ sentence: (rule) => ruleSentence(rule, t), short: (rule) => ruleShort(rule, t) }),
    [t],
  );
}
