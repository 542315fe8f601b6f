import { useTranslation } from 'react-i18next';
import { ChoiceList } from '../../../ui/fields/ChoiceList.tsx';
import { NumberField } from '../../../ui/fields/NumberField.tsx';
import { TextField } from '../../../ui/fields/TextField.tsx';
import { useKeys } from '../../../keyboard/use-keys.ts';
import forms from '../../forms.module.css';
import { RowList } from '../../RowList.tsx';
import { altChoices } from '../../alt-choice.ts';
import { withFalling, type DraftFalling, type DraftScheme } from './draft.ts';
import type { FaultsBeside } from './faults-beside.ts';
import css from './SchemeForm.module.css';
import { useWords } from '../use-words.ts';

interface MovingFieldsProps {
  readonly draft: DraftScheme;
  readonly faults: FaultsBeside;
  readonly change: (changes: Partial<DraftScheme>) => void;
}

/** Rising is at once; how clients fall, and how long a level is kept before. */
export function MovingFields({ draft, faults, change }: MovingFieldsProps) {
  const { t } = useTranslation('schemes');
  const { falling } = draft;
  const choose = (kind: DraftFalling['kind']) => {
    change(withFalling(draft, kind));
  };
  const ways = altChoices(
    (['at-once', 'after-months', 'on-days'] as const).map((value) => ({
      value,
      label: t(`form.fall.${value}`),
      hint: t(`form.fallHint.${value}`),
    })),
    choose,
  );
  useKeys('schemeForm', ways.map, { inFields: true });
  return (
    <div className={css.part}>
      <p className={forms.note}>{t('falling.up')}</p>
      <ChoiceList
        label={t('form.falling')}
        columns={3}
        value={falling.kind}
        choose={choose}
        choices={ways.choices}
      />
      {falling.kind === 'after-months' && (
        <div className={css.window}>
          <NumberField
            label={t('form.fallMonths')}
            unit={t('form.monthsUnit')}
            value={falling.months}
            min={1}
            max={60}
            problem={faults.at('falling.months')}
            change={(months) => {
              change({ falling: { ...falling, months } });
            }}
          />
        </div>
      )}
      {falling.kind === 'on-days' && (
        <div className={css.days}>
          <fieldset className={forms.group}>
            <legend>{t('form.fallDays')}</legend>
            <RowList
              heads={[]}
              columns="minmax(0, 1fr)"
              rows={falling.days}
              most={12}
              nameOf={(day) => day}
              fresh={() => ''}
              change={(days) => {
                change({ falling: { ...falling, days } });
              }}
              fields={(day, at, set) => (
                <TextField
                  inTable
                  label={t('form.fallDay')}
                  value={day}
                  placeholder="MM-DD"
                  maxLength={5}
                  problem={faults.at(`falling.days[${String(at)}]`)}
                  change={set}
                />
              )}
            />
            {faults.at('falling.days') !== undefined && (
              <small className={forms.problem}>{faults.at('falling.days')}</small>
            )}
          </fieldset>
          <Buffers draft={draft} faults={faults} change={change} />
        </div>
      )}
    </div>
  );
}

/** How long each level is kept after the first day that would have lowered it; the lowest cannot be lost. */
function Buffers({ draft, faults, change }: MovingFieldsProps) {
  const { t } = useTranslation('schemes');
  const words = useWords();
  const { levels } = draft;
  return (
    <fieldset className={forms.group}>
      <legend>{t('form.buffers')}</legend>
      <div className={css.buffers}>
        {levels.map((level, at) =>
          at === 0 ? null : (
            <NumberField
              key={at}
              label={words.levelName(level)}
              unit={t('form.monthsUnit')}
              value={level.bufferMonths ?? null}
              min={1}
              max={60}
              placeholder={t('form.noBuffer')}
              problem={faults.at(`levels[${String(at)}].bufferMonths`)}
              change={(bufferMonths) => {
                change({ levels: levels.with(at, { ...level, bufferMonths }) });
              }}
            />
          ),
        )}
      </div>
      <p className={css.quiet}>{t('form.buffersNote')}</p>
    </fieldset>
  );
}
