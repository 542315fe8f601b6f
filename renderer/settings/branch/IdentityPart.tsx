import { useTranslation } from 'react-i18next';
import { Panel } from '../../ui/Panel.tsx';
import { TextField } from '../../ui/fields/TextField.tsx';
import css from '../forms.module.css';
import type { PartProps } from './part.ts';
import { useProblemWords } from './use-problem-words.ts';

/** The branch's names and its code. */
export function IdentityPart({ branch, problems, change }: PartProps) {
  const { t } = useTranslation('settings');
  const problem = useProblemWords(problems);
  const { name } = branch;
  return (
    <Panel title={t('branch.identity')} scroll={false}>
      <div className={css.pad}>
        <div className={css.pair}>
          <TextField
            label={t('form.zh')}
            value={name.zh}
            maxLength={40}
            problem={problem('name.zh')}
            change={(zh) => {
              change({ name: { ...name, zh } });
            }}
          />
          <TextField
            label={t('form.en')}
            value={name.en}
            maxLength={60}
            change={(en) => {
              change({ name: { ...name, en } });
            }}
          />
        </div>
        <div className={css.pair}>
          <TextField
            label={t('branch.code')}
            hint={t('branch.codeHint')}
            value={branch.code}
            maxLength={32}
            problem={problem('code')}
            change={(code) => {
              change({ code });
            }}
          />
        </div>
      </div>
    </Panel>
  );
}
