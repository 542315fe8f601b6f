import { useTranslation } from 'react-i18next';
import { addressLength, type ClientPage } from '../../../shared/contract/clients.ts';
import { orpc } from '../../rpc/client.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { useDraft } from '../../actions/drafts.ts';
import { TextField } from '../../ui/fields/TextField.tsx';
import { useAct } from '../../actions/use-act.ts';
import { usePersonName } from '../../words/use-person-name.ts';

interface AddressDialogProps {
  readonly page: ClientPage;
  readonly close: () => void;
  readonly done: () => void;
}

/** The branch's own form of address of one client; left empty, the one that the name gives. */
export function AddressDialog({ page, close, done }: AddressDialogProps) {
  const { t } = useTranslation('clients');
  const byName = usePersonName()({ ...page.person, address: null });
  const [address, setAddress] = useDraft(
    `clients.address ${page.clientNo}`,
    page.person.address ?? '',
  );
  const set = useAct(orpc.clients.setAddress.mutationOptions(), done);
  return (
    <Dialog
      title={t('address.title')}
      note={t('address.note')}
      close={close}
      ownFocus
      confirm={{
        label: t('address.save'),
        keys: 'Ctrl+Enter',
        busy: set.isPending,
        act: () => {
          set.mutate({ clientNo: page.clientNo, address: address.trim() || null });
        },
      }}
    >
      <TextField
        label={t('address.label')}
        value={address}
        change={setAddress}
        maxLength={addressLength}
        placeholder={byName}
        hint={t('address.hint', { name: byName })}
        autoFocus
      />
    </Dialog>
  );
}
