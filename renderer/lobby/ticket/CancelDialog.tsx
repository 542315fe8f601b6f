import { App } from 'antd';
import { useTranslation } from 'react-i18next';
import type { TicketView } from '../../../shared/contract/schemas.ts';
import type { CancelReason } from '../../../shared/model/hall/ticket.ts';
import { cancelReasons } from '../../../shared/model/hall/ticket.ts';
import { orpc } from '../../rpc/client.ts';
import { ChoiceList } from '../../ui/fields/ChoiceList.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { useAct } from '../../actions/use-act.ts';
import { digitKeys } from '../../keyboard/digit-keys.ts';

interface CancelDialogProps {
  readonly ticket: TicketView;
  readonly close: () => void;
  readonly done: () => void;
}

/** Why a ticket is cancelled; a digit chooses and does it. */
export function CancelDialog({ ticket, close, done }: CancelDialogProps) {
  const { t } = useTranslation(['lobby', 'common']);
  const { message } = App.useApp();
  const cancel = useAct(orpc.hall.cancelTicket.mutationOptions(), () => {
    void message.success(t('ticket.cancelled', { number: ticket.number }));
    close();
    done();
  });
  const leave = useAct(orpc.hall.ticketLeft.mutationOptions(), () => {
    void message.success(t('ticket.left', { number: ticket.number }));
    close();
    done();
  });
  const choose = (reason: CancelReason) => {
    // A client who leaves is not cancelled: the day counts the ticket as left.
    if (reason === 'client-left') leave.mutate({ ticketId: ticket.id });
    else cancel.mutate({ ticketId: ticket.id, reason });
  };
  return (
    <Dialog
      title={t('ticket.cancelTitle', { number: ticket.number })}
      note={t('ticket.cancelNote')}
      close={close}
      keys={digitKeys(cancelReasons, choose)}
    >
      <ChoiceList
        label={t('ticket.cancelNote')}
        choices={cancelReasons.map((reason, index) => ({
          value: reason,
          label: t(`common:cancelReason.${reason}`),
          keys: String(index + 1),
        }))}
        choose={choose}
      />
    </Dialog>
  );
}
