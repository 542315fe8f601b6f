import { useTranslation } from 'react-i18next';
import { NumberField } from '../../../ui/fields/NumberField.tsx';
import { TextField } from '../../../ui/fields/TextField.tsx';
import type { DraftScheme } from './draft.ts';
import type { FaultsBeside } from './faults-beside.ts';
import css from './SchemeForm.module.css';

interface IdentityFieldsProps {
  readonly draft: DraftScheme;
  readonly faults: FaultsBeside;
  readonly change: (changes: Partial<DraftScheme>) => void;
}

/** What the scheme is called, and from when on it can be used. */
export function IdentityFields({ draft, faults, change }: IdentityFieldsProps) {
  const { t } = useTranslation('schemes');
  return (
    <div className={css.identity}>
      <TextField
        label={t('form.name')}
        value={draft.name ?? ''}
        maxLength={60}
        autoFocus
        hint={t('form.nameHint')}
        problem={faults.at('name')}
        change={(name) => {
          change({ name });
        }}
      />
      <TextField
        label={t('form.id')}
        value={draft.id}
        maxLength={40}
        hint={t('form.idHint')}
        problem={faults.at('id')}
        change={(id) => {
          change({ id });
        }}
      />
      <TextField
        label={t('form.effective')}
        value={draft.effectiveFrom}
        maxLength={10}
        placeholder="YYYY-MM-DD"
        hint={t('form.effectiveHint')}
        problem={faults.at('effectiveFrom')}
        change={(effectiveFrom) => {
          change({ effectiveFrom });
        }}
      />
      <NumberField
        label={t('form.version')}
        value={draft.version}
        min={1}
        max={1_000_000}
        problem={faults.at('version')}
        change={(version) => {
          change({ version });
        }}
      />
    </div>
  );
}
