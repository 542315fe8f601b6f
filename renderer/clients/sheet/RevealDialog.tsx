import { useTranslation } from 'react-i18next';
import { revealReasons, type RevealReason } from '../../../shared/model/clients/reveal.ts';
import { orpc } from '../../rpc/client.ts';
import { ChoiceList } from '../../ui/fields/ChoiceList.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { digitKeys } from '../../keyboard/digit-keys.ts';
import { useAct } from '../../actions/use-act.ts';
import type { RevealOf } from './reveal-of.ts';

interface RevealDialogProps {
  readonly of: RevealOf;
  readonly close: () => void;
  readonly shown: (answer: { readonly value: string; readonly seconds: number }) => void;
}

/** Why a whole number has to be seen; a digit chooses and shows it. */
export function RevealDialog({ of, close, shown }: RevealDialogProps) {
  const { t } = useTranslation('clients');
  const reveal = useAct(orpc.clients.reveal.mutationOptions(), shown);
  const choose = (reason: RevealReason) => {
    if (!reveal.isPending) reveal.mutate({ ...of, reason });
  };
  return (
    <Dialog
      title={t('reveal.title', { field: t(`page.${of.field}`) })}
      note={t('reveal.note')}
      close={close}
      keys={digitKeys(revealReasons, choose)}
    >
      <ChoiceList
        label={t('reveal.note')}
        choices={revealReasons.map((reason, index) => ({
          value: reason,
          label: t(`reveal.reason.${reason}`),
          keys: String(index + 1),
        }))}
        choose={choose}
      />
    </Dialog>
  );
}
