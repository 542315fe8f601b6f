import { useTranslation } from 'react-i18next';
import { slipWidths } from '../../../shared/model/branch.ts';
import { tiers } from '../../../shared/model/schemes/tier.ts';
import { ChoiceList } from '../../ui/fields/ChoiceList.tsx';
import { NumberField } from '../../ui/fields/NumberField.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { useRuleWords } from '../../words/rule-words.ts';
import { TierBadge } from '../../ui/status/TierBadge.tsx';
import css from '../forms.module.css';
import type { PartProps } from './part.ts';

/** Promises, checklist, receivers and recalls. */
export function ServicePart({ branch, change }: PartProps) {
  const { t } = useTranslation('settings');
  const rule = useRuleWords();
  const { promiseMinutes } = branch;
  return (
    <Panel title={t('branch.service')} scroll={false}>
      <div className={css.pad}>
        <fieldset className={css.group}>
          <legend>{t('branch.promise')}</legend>
          <div className={css.quad}>
            {tiers.map((tier) => (
              <NumberField
                key={tier}
                label={<TierBadge tier={tier} />}
                unit={t('branch.minutes')}
                min={1}
                value={promiseMinutes[tier]}
                change={(minutes) => {
                  change({ promiseMinutes: { ...promiseMinutes, [tier]: minutes ?? 0 } });
                }}
              />
            ))}
          </div>
        </fieldset>
        <fieldset className={css.group}>
          <legend>{t('branch.cardFor')}</legend>
          <ChoiceList
            label={t('branch.cardFor')}
            columns={2}
            value={branch.checklist.cardFor}
            choose={(cardFor) => {
              change({ checklist: { ...branch.checklist, cardFor } });
            }}
            choices={[
              { value: 'other-branch', label: t('branch.cardOther') },
              { value: 'everyone', label: t('branch.cardEveryone') },
            ]}
          />
        </fieldset>
        <fieldset className={css.group}>
          <legend>{t('branch.gold')}</legend>
          <ChoiceList
            label={t('branch.gold')}
            columns={2}
            value={branch.goldReceiver}
            choose={(goldReceiver) => {
              change({ goldReceiver });
            }}
            choices={[
              { value: 'nobody', label: t('branch.goldNobody') },
              { value: 'manager', label: t('branch.goldManager') },
            ]}
          />
        </fieldset>
        <div className={css.pair}>
          <NumberField
            label={t('branch.recalls')}
            unit={t('branch.times')}
            max={10}
            value={branch.recallsBeforeNoShow}
            change={(recallsBeforeNoShow) => {
              change({ recallsBeforeNoShow: recallsBeforeNoShow ?? 0 });
            }}
          />
        </div>
        <fieldset className={css.group}>
          <legend>{t('branch.slip')}</legend>
          <ChoiceList<number>
            label={t('branch.slip')}
            columns={2}
            value={branch.slipWidth ?? slipWidths[0]}
            choose={(width) => {
              change({ slipWidth: slipWidths.find((one) => one === width) });
            }}
            choices={slipWidths.map((width) => ({
              value: width,
              label: t('branch.slipWidth', { width }),
            }))}
          />
        </fieldset>
        <p className={css.none}>
          {t('branch.rule')} {rule.short(branch.rule)}
        </p>
      </div>
    </Panel>
  );
}
