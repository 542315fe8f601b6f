import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { tiers } from '../../../shared/model/tier.ts';
import { Button } from '../../ui/Button.tsx';
import { NumberField } from '../../ui/NumberField.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { TierBadge } from '../../ui/TierBadge.tsx';
import forms from '../forms.module.css';
import { withLow, type DraftLevel } from './draft.ts';
import css from './Schemes.module.css';

interface LevelRowsProps {
  readonly levels: readonly DraftLevel[];
  readonly points: boolean;
  /** What the core says about a place: "levels[2].low". */
  readonly problem: (path: string) => string | undefined;
  readonly change: (levels: readonly DraftLevel[]) => void;
}

const columns = { gridTemplateColumns: '1fr 1fr 1.2fr 1fr 40px' };
const largest = 100_000_000_000;

/** The levels of a draft, lowest first: thresholds and the tier that each is received in. */
export function LevelRows({ levels, points, problem, change }: LevelRowsProps) {
  const { t } = useTranslation(['schemes', 'settings']);
  const set = (at: number, level: DraftLevel) => {
    change(levels.map((one, index) => (index === at ? level : one)));
  };
  return (
    <fieldset className={forms.group}>
      <legend>{t('form.levels')}</legend>
      <div className={css.rows}>
        <div className={`${css.row} ${css.head}`} style={columns} aria-hidden="true">
          <span>{t('form.levelName')}</span>
          <span>{t('form.levelId')}</span>
          <span>{points ? t('form.lowPoints') : t('form.low')}</span>
          <span>{t('form.tier')}</span>
        </div>
        {levels.map((level, at) => {
          const path = `levels[${String(at)}]`;
          const wrong = problem(`${path}.low`) ?? problem(`${path}.tier`);
          return (
            <div key={at} className={css.row} style={columns} role="group" aria-label={level.id}>
              <TextField
                inTable
                label={t('form.levelName')}
                value={level.name ?? ''}
                maxLength={60}
                problem={problem(`${path}.name`)}
                change={(name) => {
                  set(at, { ...level, name });
                }}
              />
              <TextField
                inTable
                label={t('form.levelId')}
                value={level.id}
                maxLength={40}
                problem={problem(`${path}.id`)}
                change={(id) => {
                  set(at, { ...level, id });
                }}
              />
              <div>
                <NumberField
                  inTable
                  label={points ? t('form.lowPoints') : t('form.low')}
                  decimals
                  value={level.low}
                  max={largest}
                  placeholder={
                    at === 0
                      ? t('form.lowest')
                      : level.unconfirmed
                        ? t('detail.unconfirmed')
                        : undefined
                  }
                  change={(low) => {
                    set(at, withLow(level, low));
                  }}
                />
                {wrong !== undefined && <small className={forms.problem}>{wrong}</small>}
              </div>
              <Select
                aria-label={t('form.tier')}
                value={level.tier}
                options={tiers.map((tier) => ({ value: tier, label: <TierBadge tier={tier} /> }))}
                onChange={(tier) => {
                  set(at, { ...level, tier });
                }}
              />
              <Button
                look="quiet"
                className={forms.remove}
                aria-label={t('settings:form.removeOf', { name: level.name ?? level.id })}
                onClick={() => {
                  change(levels.filter((_, index) => index !== at));
                }}
              >
                ×
              </Button>
            </div>
          );
        })}
      </div>
      <Button
        size="small"
        onClick={() => {
          const tier = levels.at(-1)?.tier ?? 'regular';
          change([...levels, { id: `level-${String(levels.length + 1)}`, low: null, tier }]);
        }}
      >
        {t('form.addLevel')}
      </Button>
    </fieldset>
  );
}
