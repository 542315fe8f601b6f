import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChecklistItem } from '../../shared/model/hall/checklist.ts';
import type { SkipReason } from '../../shared/model/hall/ticket.ts';
import { skipReasons } from '../../shared/model/hall/ticket.ts';
import { orpc } from '../rpc/client.ts';
import { ChoiceList } from '../ui/fields/ChoiceList.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { useAct } from '../actions/use-act.ts';
import { digitKeys, digitOf } from '../keyboard/digit-keys.ts';

interface SkipDialogProps {
  readonly ticketId: string;
  /** Items that are still open. */
  readonly items: readonly ChecklistItem[];
  readonly close: () => void;
}

/** Skips a checklist item: which one (if there are several), then why. Two digits. */
export function SkipDialog({ ticketId, items, close }: SkipDialogProps) {
  const { t } = useTranslation(['counter', 'common']);
  const [item, setItem] = useState(items.length === 1 ? items[0] : undefined);
  if (item) return <SkipReason ticketId={ticketId} item={item} close={close} />;
  return (
    <Dialog title={t('checklist.skipTitle')} close={close} keys={digitKeys(items, setItem)}>
      <ChoiceList
        label={t('checklist.skipTitle')}
        choose={setItem}
        choices={items.map((value, index) => ({
          value,
          label: t(`common:item.${value}`),
          keys: digitOf(index),
        }))}
      />
    </Dialog>
  );
}

interface SkipReasonProps {
  readonly ticketId: string;
  readonly item: ChecklistItem;
  readonly close: () => void;
}

function SkipReason({ ticketId, item, close }: SkipReasonProps) {
  const { t } = useTranslation(['lobby', 'common']);
  const skip = useAct(orpc.hall.itemSkipped.mutationOptions(), close);
  const choose = (reason: SkipReason) => {
    skip.mutate({ ticketId, item, reason });
  };
  return (
    <Dialog
      title={t('ticket.skipTitle', { item: t(`common:item.${item}`) })}
      note={t('ticket.skipNote')}
      close={close}
      keys={digitKeys(skipReasons, choose)}
    >
      <ChoiceList
        label={t('ticket.skipNote')}
        choices={skipReasons.map((reason, index) => ({
          value: reason,
          label: t(`common:skipReason.${reason}`),
          keys: String(index + 1),
        }))}
        choose={choose}
      />
    </Dialog>
  );
}
