import { useTranslation } from 'react-i18next';
import type { LocalText } from '../../../shared/model/branch.ts';
import { TextField } from '../../ui/fields/TextField.tsx';

interface NameProps {
  readonly name: LocalText;
  readonly change: (name: LocalText) => void;
  readonly problem: string | undefined;
}

/** A name in both languages, as two fields of a row. */
export function NameFields({ name, change, problem }: NameProps) {
  const { t } = useTranslation('settings');
  return (
    <>
      <TextField
        inTable
        label={t('form.zh')}
        value={name.zh}
        maxLength={40}
        problem={problem}
        change={(zh) => {
          change({ ...name, zh });
        }}
      />
      <TextField
        inTable
        label={t('form.en')}
        value={name.en}
        maxLength={60}
        change={(en) => {
          change({ ...name, en });
        }}
      />
    </>
  );
}
