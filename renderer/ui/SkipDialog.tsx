import { useTranslation } from 'react-i18next';
import type { ChecklistItem } from '../../shared/model/checklist.ts';
import type { SkipReason } from '../../shared/model/ticket.ts';
import { skipReasons } from '../../shared/model/ticket.ts';
import { orpc } from '../rpc/client.ts';
import { ChoiceList } from './ChoiceList.tsx';
import { Dialog } from './Dialog.tsx';
import { useAct } from './use-act.ts';
import { digitKeys } from './digit-keys.ts';

interface SkipDialogProps {
  readonly ticketId: string;
  readonly item: ChecklistItem;
  readonly close: () => void;
}

/** Why an item is skipped; a digit chooses and does it. */
export function SkipDialog({ ticketId, item, close }: SkipDialogProps) {
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
