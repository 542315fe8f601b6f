import { useTranslation } from 'react-i18next';
import type { AdmissionView } from '../../../shared/contract/clients.ts';
import { orpc } from '../../rpc/client.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { TextField } from '../../ui/fields/TextField.tsx';
import { useAct } from '../../actions/use-act.ts';
import { useDraft } from '../../actions/drafts.ts';

interface RevokeDialogProps {
  readonly admission: AdmissionView;
  readonly close: () => void;
  readonly done: () => void;
}

/** Takes a granted tier back, with a reason; it stays on record. */
export function RevokeDialog({ admission, close, done }: RevokeDialogProps) {
  const { t } = useTranslation(['clients', 'common']);
  const [reason, setReason] = useDraft(`clients.revoke ${admission.id}`, '');
  const revoke = useAct(orpc.clients.revokeAdmission.mutationOptions(), done);
  return (
    <Dialog
      title={t('admission.revokeTitle', { tier: t(`common:tier.${admission.tier}`) })}
      note={t('admission.revokeNote')}
      close={close}
      ownFocus
      confirm={{
        label: t('admission.revoke'),
        keys: 'Ctrl+Enter',
        disabled: reason.trim() === '',
        busy: revoke.isPending,
        act: () => {
          revoke.mutate({ id: admission.id, reason });
        },
      }}
    >
      <TextField
        label={t('admission.reason')}
        value={reason}
        change={setReason}
        maxLength={500}
        autoFocus
      />
    </Dialog>
  );
}
