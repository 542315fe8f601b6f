import { useTranslation } from 'react-i18next';
import { tiers, type Tier } from '../../../shared/model/schemes/tier.ts';
import { Button } from '../../ui/Button.tsx';
import { NumberField } from '../../ui/fields/NumberField.tsx';
import { TierBadge } from '../../ui/status/TierBadge.tsx';
import { useKeys } from '../../keyboard/use-keys.ts';
import css from '../dialogs.module.css';
import type { RuleDraft } from './rule-draft.ts';

interface OptionsProps {
  readonly draft: RuleDraft;
  readonly change: (draft: RuleDraft) => void;
}

/** The options of the rule that is chosen. */
export function RuleOptions({ draft, change }: OptionsProps) {
  const { t } = useTranslation('branch');
  switch (draft.kind) {
    case 'fifo':
      return null;
    case 'diamond-first':
      return (
        <>
          <div className={css.half}>
            <NumberField
              label={t('rule.maxOvertakes')}
              unit={t('rule.maxOvertakesUnit')}
              placeholder={t('rule.maxOvertakesHint')}
              min={1}
              value={draft.maxOvertakes}
              change={(maxOvertakes) => {
                change({ ...draft, maxOvertakes });
              }}
            />
          </div>
          <fieldset className={css.tiers}>
            <legend>{t('rule.maxWait')}</legend>
            {tiers.map((tier) => (
              <NumberField
                key={tier}
                label={<TierBadge tier={tier} />}
                unit={t('rule.maxWaitUnit')}
                placeholder={t('rule.maxWaitHint')}
                min={1}
                value={draft.maxWait[tier]}
                change={(minutes) => {
                  change({ ...draft, maxWait: { ...draft.maxWait, [tier]: minutes } });
                }}
              />
            ))}
          </fieldset>
        </>
      );
    case 'accumulating':
      return (
        <fieldset className={css.tiers}>
          <legend>{t('rule.rates')}</legend>
          {tiers.map((tier) => (
            <NumberField
              key={tier}
              label={<TierBadge tier={tier} />}
              decimals
              max={100}
              value={draft.rates[tier]}
              change={(rate) => {
                change({ ...draft, rates: { ...draft.rates, [tier]: rate } });
              }}
            />
          ))}
        </fieldset>
      );
    case 'ratio':
      return <Pattern draft={draft} change={change} />;
  }
}

/* Digits are the kinds'; tiers have letters. */
const tierKeys: Readonly<Record<Tier, 'Q' | 'W' | 'E' | 'R'>> = {
  diamond: 'Q',
  platinum: 'W',
  gold: 'E',
  regular: 'R',
};
const longest = 20;

function Pattern({ draft, change }: OptionsProps) {
  const { t } = useTranslation(['branch', 'common']);
  const { pattern } = draft;
  const add = (tier: Tier) => {
    if (pattern.length < longest) change({ ...draft, pattern: [...pattern, tier] });
  };
  const removeLast = () => {
    change({ ...draft, pattern: pattern.slice(0, -1) });
  };
  useKeys('rule', {
    ...Object.fromEntries(
      tiers.map((tier) => [
        tierKeys[tier],
        () => {
          add(tier);
        },
      ]),
    ),
    Backspace: removeLast,
  });
  return (
    <fieldset className={css.pattern}>
      <legend>{t('rule.pattern')}</legend>
      <ol>
        {pattern.length === 0 && <li className={css.none}>{t('rule.patternEmpty')}</li>}
        {pattern.map((tier, index) => (
          <li key={index}>
            <button
              type="button"
              aria-label={t('rule.patternRemove', {
                n: index + 1,
                tier: t(`common:tier.${tier}`),
              })}
              onClick={() => {
                change({ ...draft, pattern: pattern.filter((_, at) => at !== index) });
              }}
            >
              <TierBadge tier={tier} /> ×
            </button>
          </li>
        ))}
      </ol>
      <p>
        <span>{t('rule.patternAdd')}</span>
        {tiers.map((tier) => (
          <Button
            key={tier}
            size="small"
            keys={tierKeys[tier]}
            disabled={pattern.length >= longest}
            onClick={() => {
              add(tier);
            }}
          >
            {t(`common:tier.${tier}`)}
          </Button>
        ))}
        <Button
          size="small"
          look="quiet"
          keys="Backspace"
          disabled={pattern.length === 0}
          onClick={removeLast}
        >
          {t('rule.patternRemoveLast')}
        </Button>
        <small>{t('rule.outside')}</small>
      </p>
    </fieldset>
  );
}
