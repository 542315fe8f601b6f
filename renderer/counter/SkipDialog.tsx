import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChecklistItem } from '../../shared/model/checklist.ts';
import { SkipDialog as SkipReasonDialog } from '../ui/SkipDialog.tsx';
import { ChoiceList } from '../ui/ChoiceList.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { digitKeys, digitOf } from '../ui/digit-keys.ts';

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
  if (item) return <SkipReasonDialog ticketId={ticketId} item={item} close={close} />;
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
