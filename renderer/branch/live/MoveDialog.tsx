import { useTranslation } from 'react-i18next';
import type { TicketView } from '../../../shared/contract/schemas.ts';
import { orpc } from '../../rpc/client.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { TextField } from '../../ui/fields/TextField.tsx';
import { useAct } from '../../actions/use-act.ts';
import { useSay } from '../../actions/use-say.ts';
import css from '../dialogs.module.css';
import { useDraft } from '../../actions/drafts.ts';

const quickReasons = ['unwell', 'appointment', 'complaint', 'hurry'] as const;

/** Puts a waiting ticket first, with a reason that stays in the record. */
export function MoveDialog({ ticket, close }: { ticket: TicketView; close: () => void }) {
  const { t } = useTranslation('branch');
  const say = useSay();
  const [reason, setReason] = useDraft(`branch.move ${ticket.id}`, '');
  const move = useAct(orpc.queue.move.mutationOptions(), () => {
    say(t('move.done', { number: ticket.number }));
    close();
  });
  return (
    <Dialog
      title={t('move.title', { number: ticket.number })}
      note={t('move.note')}
      close={close}
      ownFocus
      scope="move"
      keys={Object.fromEntries(
        quickReasons.map((quick, at) => [
          `Alt+${String(at + 1)}`,
          () => {
            setReason(t(`move.quick.${quick}`));
          },
        ]),
      )}
      confirm={{
        label: t('move.do'),
        disabled: reason.trim() === '',
        busy: move.isPending,
        act: () => {
          move.mutate({ ticketId: ticket.id, reason });
        },
      }}
    >
      <TextField
        label={t('move.reason')}
        placeholder={t('move.reasonHint')}
        value={reason}
        maxLength={200}
        autoFocus
        change={setReason}
      />
      <div className={css.quick}>
        {quickReasons.map((quick, at) => (
          <Button
            key={quick}
            size="small"
            keys={`Alt+${String(at + 1)}`}
            onClick={() => {
              setReason(t(`move.quick.${quick}`));
            }}
          >
            {t(`move.quick.${quick}`)}
          </Button>
        ))}
      </div>
    </Dialog>
  );
}
