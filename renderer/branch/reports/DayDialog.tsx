import { useTranslation } from 'react-i18next';
import { orpc } from '../../rpc/client.ts';
import type { BranchView } from '../../rpc/live-views.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { useAct } from '../../actions/use-act.ts';
import { useSay } from '../../actions/use-say.ts';

interface DayProps {
  readonly view: BranchView;
  readonly openReport: () => void;
  readonly close: () => void;
}

/** Ends the day, saying first what becomes of those who wait, and shows its report; or takes an ended day up again. */
export function DayDialog({ view, openReport, close }: DayProps) {
  const { t } = useTranslation('branch');
  const say = useSay();
  const end = useAct(orpc.queue.closeDay.mutationOptions(), () => {
    say(t('day.closed'));
    openReport();
  });
  const reopen = useAct(orpc.queue.reopenDay.mutationOptions(), () => {
    say(t('day.reopened'));
    close();
  });
  const n = view.waiting.length;
  const note = () => {
    if (view.closed) return t('day.reopenNote');
    return n === 0 ? t('day.noteNobody') : t(`day.note.${view.dayEnd}`, { count: n });
  };
  return (
    <Dialog
      title={view.closed ? t('day.reopen') : t('day.close')}
      note={note()}
      close={close}
      confirm={{
        label: view.closed ? t('day.reopen') : t('day.close'),
        busy: end.isPending || reopen.isPending,
        act: () => {
          (view.closed ? reopen : end).mutate({});
        },
      }}
    />
  );
}
