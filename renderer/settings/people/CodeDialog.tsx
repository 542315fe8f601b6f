import { useTranslation } from 'react-i18next';
import { Dialog } from '../../ui/Dialog.tsx';
import { OneTimeCode } from '../../ui/OneTimeCode.tsx';

/** A code as it was answered; nobody can ask for it again. */
export interface Issued {
  readonly staffNo: string;
  readonly name: string;
  readonly code: string;
  readonly until: number;
}

/** Shows a one-time code to whoever issued it. */
export function CodeDialog({ issued, close }: { issued: Issued; close: () => void }) {
  const { t } = useTranslation('settings');
  return (
    <Dialog
      title={t('people.codeTitle', { name: issued.name })}
      note={t('people.codeNote', { name: issued.name })}
      close={close}
      shows
    >
      <OneTimeCode {...issued} />
    </Dialog>
  );
}
