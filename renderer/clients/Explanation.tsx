import { useTranslation } from 'react-i18next';
import type { ExplanationView } from '../../shared/contract/book.ts';
import { businessDate, exactMoney, largeMoney } from '../i18n/format.ts';
import { useLanguage } from '../i18n/index.ts';
import { TierBadge } from '../ui/TierBadge.tsx';
import { Component } from './Component.tsx';
import css from './WhyTier.module.css';

/** The explanation of a tier from the sum down to the rows. */
export function Explanation({ explanation }: { explanation: ExplanationView }) {
  const { t } = useTranslation(['clients', 'common']);
  const language = useLanguage();
  const { value, tier, effectiveTier, threshold, next, keep, window, scheme } = explanation;
  const name = (one: typeof tier) => t(`common:tier.${one}`);
  return (
    <>
      <div className={css.sum}>
        <p className={css.sub}>{t('why.is', { months: t('why.months') })}</p>
        <p className={css.value}>
          <b>{largeMoney(value, language)}</b>
          <TierBadge tier={effectiveTier} />
          <span className={css.sub}>{exactMoney(value)}</span>
        </p>
        <p className={css.sub}>
          {t('why.window', {
            from: businessDate(window.from, language),
            to: businessDate(window.to, language),
            days: window.days,
            scheme,
          })}
        </p>
        {next && (
          <div className={css.scale} aria-hidden="true">
            <i style={{ width: `${String(Math.min(100, (value / next.threshold) * 100))}%` }} />
          </div>
        )}
        <p>
          {threshold === null
            ? t('why.noThreshold', { tier: name(tier) })
            : t('why.threshold', { tier: name(tier), amount: largeMoney(threshold, language) })}
        </p>
        <p>
          {next
            ? t('why.next', {
                tier: name(next.tier),
                threshold: largeMoney(next.threshold, language),
                missing: largeMoney(next.missing, language),
              })
            : t('why.top')}
        </p>
        {keep && <p>{t('why.keep', { amount: largeMoney(keep.above, language) })}</p>}
        {effectiveTier !== tier && <p>{t('why.delayed', { tier: name(effectiveTier) })}</p>}
      </div>
      <div className={css.part}>
        <h3>{t('why.components')}</h3>
        {explanation.components.length === 0 && <p className={css.sub}>{t('why.none')}</p>}
        {explanation.components.map((component) => (
          <Component key={component.product} component={component} />
        ))}
      </div>
    </>
  );
}
