import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { tiers } from '../../../../shared/model/schemes/tier.ts';
import { NumberField } from '../../../ui/fields/NumberField.tsx';
import { TextField } from '../../../ui/fields/TextField.tsx';
import { TierBadge } from '../../../ui/status/TierBadge.tsx';
import forms from '../../forms.module.css';
import { RowList } from '../../RowList.tsx';
import { freshLevel, settled, type DraftLevel, type DraftScheme } from './draft.ts';
import type { FaultsBeside } from './faults-beside.ts';
import css from './SchemeForm.module.css';
import { useWords } from '../use-words.ts';

interface LevelFieldsProps {
  readonly draft: DraftScheme;
  readonly faults: FaultsBeside;
  readonly change: (changes: Partial<DraftScheme>) => void;
}

const largest = 100_000_000_000;
const mostLevels = 20;

/** The levels, lowest first: thresholds with the intervals that they make, and the tier that each is received in. */
export function LevelFields({ draft, faults, change }: LevelFieldsProps) {
  const { t } = useTranslation('schemes');
  const words = useWords();
  const levels = settled(draft.levels);
  const points = draft.metric.kind === 'points';
  const shown = {
    metric: draft.metric,
    levels: levels.map(({ id, low, tier, unconfirmed }) => ({
      id,
      tier,
      low: low === null ? null : Math.round(low * 100),
      ...(unconfirmed && { unconfirmed }),
    })),
  };
  const openEnded = levels.every(({ low }) => low === null);
  return (
    <div className={css.part}>
      <p className={forms.note}>{t('form.levelsNote')}</p>
      <RowList<DraftLevel>
        heads={[
          t('form.levelName'),
          t('form.id'),
          points ? t('form.lowPoints') : t('form.low'),
          t('detail.interval'),
          t('form.tier'),
        ]}
        columns="1fr 1fr 1.1fr 1.3fr 150px"
        rows={levels}
        ordered
        most={mostLevels}
        nameOf={({ id }) => id}
        fresh={(after) => freshLevel(levels, after)}
        change={(next) => {
          change({ levels: settled(next) });
        }}
        fields={(level, at, set) => {
          const path = `levels[${String(at)}]`;
          const tierProblem = faults.at(`${path}.tier`);
          return (
            <>
              <TextField
                inTable
                label={t('form.levelName')}
                value={level.name ?? ''}
                placeholder={words.levelName({ ...level, name: undefined })}
                maxLength={60}
                problem={faults.at(`${path}.name`)}
                change={(name) => {
                  set({ ...level, name });
                }}
              />
              <TextField
                inTable
                label={t('form.id')}
                value={level.id}
                maxLength={40}
                problem={faults.at(`${path}.id`)}
                change={(id) => {
                  set({ ...level, id });
                }}
              />
              <NumberField
                inTable
                label={points ? t('form.lowPoints') : t('form.low')}
                decimals
                grouped
                disabled={at === 0}
                value={level.low}
                max={largest}
                placeholder={at === 0 ? t('form.lowest') : t('form.empty')}
                problem={faults.at(`${path}.low`)}
                change={(low) => {
                  set({ ...level, low });
                }}
              />
              <span className={level.unconfirmed ? css.unconfirmed : css.interval}>
                {words.interval(shown, at)}
              </span>
              <div>
                <Select
                  aria-label={t('form.tier')}
                  style={{ width: '100%' }}
                  value={level.tier}
                  {...(tierProblem !== undefined && { status: 'error' as const })}
                  options={tiers.map((tier) => ({ value: tier, label: <TierBadge tier={tier} /> }))}
                  onChange={(tier) => {
                    set({ ...level, tier });
                  }}
                />
                {tierProblem !== undefined && <small className={css.wrong}>{tierProblem}</small>}
              </div>
            </>
          );
        }}
      />
      {faults.at('levels') !== undefined && <p className={forms.problem}>{t('form.twoLevels')}</p>}
      {openEnded && levels.length > 1 && <p className={css.warn}>{t('form.openEnded')}</p>}
    </div>
  );
}
