import { useTranslation } from 'react-i18next';
import type { Advice } from '../../../shared/contract/planning.ts';
import { Kbd } from '../../keyboard/Kbd.tsx';
import { useKeys } from '../../keyboard/use-keys.ts';
import css from './AdvicePanel.module.css';
import { percent } from '../live/percent.ts';

interface AdviceProps {
  readonly advice: Advice;
  /** Opens what can be done with the counter. */
  readonly follow: (counter: number) => void;
}

/** What is worth doing about the counters now, with what it brings; A leads to it. */
export function AdvicePanel({ advice, follow }: AdviceProps) {
  const { t } = useTranslation(['planning', 'common']);
  const act = () => {
    follow(advice.counter);
  };
  useKeys('branch', { A: act });
  const tier = t(`common:tier.${advice.tier}`);
  const minutes = (seconds: number) => Math.ceil(seconds / 60);
  return (
    <button type="button" className={css.advice} onClick={act}>
      <span className="visually-hidden">{t('advice.label')}</span>
      <b>
        {t(advice.kind === 'open' ? 'advice.open' : 'advice.close', { n: advice.counter })}
        <Kbd keys="A" />
      </b>
      <span>
        {advice.kind === 'open'
          ? t('advice.openText', {
              tier,
              before: minutes(advice.p90Before),
              after: minutes(advice.p90After),
              keptBefore: percent(advice.keptBefore, 1),
              keptAfter: percent(advice.keptAfter, 1),
            })
          : t('advice.closeText', { tier, after: minutes(advice.p90After) })}
      </span>
    </button>
  );
}
