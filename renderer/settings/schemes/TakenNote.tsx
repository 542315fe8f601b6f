import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/Button.tsx';
import { useKeys } from '../../keyboard/use-keys.ts';
import css from './form/SchemeForm.module.css';

interface TakenNoteProps {
  /** The latest version that the branch has of the scheme. */
  readonly version: number;
  /** Places of the form, in words, where that version says something else. */
  readonly differs: readonly string[];
  /** Makes the draft the version after it. */
  readonly follow: () => void;
}

/** Someone added this version meanwhile: what it says otherwise, and the way to add one's own after it. */
export function TakenNote({ version, differs, follow }: TakenNoteProps) {
  const { t } = useTranslation('schemes');
  useKeys('schemeForm', { 'Alt+V': follow }, { inFields: true });
  return (
    <div className={css.taken} role="alert">
      <p>
        <b>{t('form.taken', { n: version })}</b>{' '}
        {differs.length === 0
          ? t('form.takenSame')
          : t('form.takenDiffers', { list: differs.join(t('metric.listJoin')) })}
      </p>
      <Button size="small" keys="Alt+V" onClick={follow}>
        {t('form.takeNext', { n: version + 1 })}
      </Button>
    </div>
  );
}
