import { useTranslation } from 'react-i18next';
import { TextField } from '../../ui/fields/TextField.tsx';
import { EditableRows } from './EditableRows.tsx';
import { NameFields } from './NameFields.tsx';
import type { PartProps } from './part.ts';
import { useProblemWords } from './use-problem-words.ts';

/** Other branches whose clients come in. */
export function OtherBranchesPart({ branch, problems, change }: PartProps) {
  const { t } = useTranslation('settings');
  const problem = useProblemWords(problems);
  return (
    <EditableRows
      title={t('branch.other')}
      note={t('branch.otherNote')}
      none={t('branch.otherNone')}
      heads={[t('form.code'), t('form.zh'), t('form.en')]}
      columns="110px minmax(0, 1fr) minmax(0, 1fr)"
      rows={branch.otherBranches}
      nameOf={(other) => other.name.zh || other.code}
      fresh={() => ({ code: '', name: { zh: '', en: '' } })}
      change={(otherBranches) => {
        change({ otherBranches });
      }}
      fields={(other, index, set) => (
        <>
          <TextField
            inTable
            label={t('form.code')}
            value={other.code}
            maxLength={32}
            problem={problem(`otherBranches.${index}.code`)}
            change={(code) => {
              set({ ...other, code });
            }}
          />
          <NameFields
            name={other.name}
            problem={problem(`otherBranches.${index}.name.zh`)}
            change={(name) => {
              set({ ...other, name });
            }}
          />
        </>
      )}
    />
  );
}
