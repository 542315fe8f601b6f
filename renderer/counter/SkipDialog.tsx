import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChecklistItem } from '../../shared/model/checklist.ts';
import { skipReasons } from '../../shared/model/ticket.ts';
import { orpc } from '../rpc/client.ts';
import { ChoiceList } from '../ui/ChoiceList.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { digitKeys, digitOf } from '../ui/digit-keys.ts';
import { useAct } from '../ui/use-act.ts';

interface SkipProps {
  readonly ticketId: string;
  /** Items that are still open. */
  readonly items: readonly ChecklistItem[];
  readonly close: () => void;
}

/** Skips an item of the checklist: which one (when there are several), then why. Two digits. */
export function SkipDialog({ ticketId, items, close }: SkipProps) {
  const { t } = useTranslation(['counter', 'common']);
  const [item, setItem] = useState(items.length === 1 ? items[0] : undefined);
  const skip = useAct(orpc.hall.itemSkipped.mutationOptions(), close);
  const doSkip = (reason: (typeof skipReasons)[number]) => {
    if (item && !skip.isPending) skip.mutate({ ticketId, item, reason });
  };
  if (!item) {
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
  const title = t('checklist.skipReason', { item: t(`common:item.${item}`) });
  return (
    <Dialog title={title} close={close} keys={digitKeys(skipReasons, doSkip)}>
      <ChoiceList
        label={title}
        columns={2}
        choose={doSkip}
        choices={skipReasons.map((value, index) => ({
          value,
          label: t(`common:skipReason.${value}`),
          keys: digitOf(index),
        }))}
      />
    </Dialog>
  );
}
