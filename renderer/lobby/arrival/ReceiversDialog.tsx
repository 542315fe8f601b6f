import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { ReceiverView, TicketView } from '../../../shared/contract/schemas.ts';
import { orpc } from '../../rpc/client.ts';
import { ChoiceList } from '../../ui/fields/ChoiceList.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { EmptyState } from '../../ui/status/EmptyState.tsx';
import { QueryContent } from '../../actions/QueryContent.tsx';
import { digitKeys } from '../../keyboard/digit-keys.ts';

interface ReceiversDialogProps {
  readonly ticket: TicketView;
  readonly close: () => void;
  readonly call: (staffNo: string) => void;
}

const order: readonly ReceiverView['state'][] = [
  'free',
  'busy',
  'called',
  'accepted',
  'declined',
  'away',
];

/** Chooses another receiver: everybody who can receive, with their state; a digit asks them. */
export function ReceiversDialog({ ticket, close, call }: ReceiversDialogProps) {
  const { t } = useTranslation(['lobby', 'common']);
  const query = useQuery(orpc.hall.receivers.queryOptions({ gcTime: 0 }));
  // Those who can come now first; the core's order within.
  const receivers = (query.data ?? []).toSorted(
    (a, b) => order.indexOf(a.state) - order.indexOf(b.state),
  );
  const choose = (receiver: ReceiverView) => {
    call(receiver.staffNo);
    close();
  };
  return (
    <Dialog
      title={t('ticket.receiversTitle', { number: ticket.number })}
      close={close}
      keys={digitKeys(receivers, choose)}
    >
      <QueryContent of={query} lines={3}>
        {(all) => all.length === 0 && <EmptyState title={t('ticket.receiversNone')} />}
      </QueryContent>
      <ChoiceList
        label={t('ticket.receivers')}
        choices={receivers.map((receiver, index) => ({
          value: receiver.staffNo,
          label: receiver.name,
          hint: `${t(`common:role.${receiver.role}`)} · ${t(`receiverState.${receiver.state}`)}`,
          keys: String(index + 1),
        }))}
        choose={(staffNo) => {
          const receiver = receivers.find((one) => one.staffNo === staffNo);
          if (receiver) choose(receiver);
        }}
      />
    </Dialog>
  );
}
