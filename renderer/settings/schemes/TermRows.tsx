import { useTranslation } from 'react-i18next';
import { useSchemeWords } from '../../clients/scheme-words.ts';
import { NumberField } from '../../ui/NumberField.tsx';
import forms from '../forms.module.css';
import type { DraftMetric } from './draft.ts';
import css from './Schemes.module.css';

interface TermRowsProps {
  readonly metric: DraftMetric;
  readonly change: (metric: DraftMetric) => void;
}

/** The rates of a points scheme; nothing for schemes that count money. */
export function TermRows({ metric, change }: TermRowsProps) {
  const { t } = useTranslation('schemes');
  const words = useSchemeWords();
  if (metric.kind !== 'points') return null;
  return (
    <fieldset className={forms.group}>
      <legend>{t('form.rate')}</legend>
      <div className={css.columns}>
        {metric.terms.map((term, at) => (
          <NumberField
            key={term.id}
            label={words.term({ term: term.id })}
            decimals
            value={term.pointsPerWan}
            max={1_000_000}
            change={(pointsPerWan) => {
              const terms = metric.terms.map((one, index) =>
                index === at ? { ...one, pointsPerWan } : one,
              );
              change({ ...metric, terms });
            }}
          />
        ))}
      </div>
    </fieldset>
  );
}
