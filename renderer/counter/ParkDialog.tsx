import { useTranslation } from 'react-i18next';
import type { TicketView } from '../../shared/contract/schemas.ts';
import { orpc } from '../rpc/client.ts';
import { ChoiceList } from '../ui/fields/ChoiceList.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { useServerNow } from '../actions/server-clock.ts';
import { useAct } from '../actions/use-act.ts';
import { useSay } from '../actions/use-say.ts';
import { useDraft } from '../actions/drafts.ts';

/** Minutes after which a parked client comes back by itself; 0: when someone resumes it. */
const wakes = [
  { minutes: 0, keys: '0' },
  { minutes: 10, keys: '3' },
  { minutes: 20, keys: '4' },
  { minutes: 30, keys: '5' },
  { minutes: 60, keys: '6' },
] as const;

/** Sets the client aside: where they come back to, and when. Enter alone parks as plainly as can be. */
export function ParkDialog({ ticket, close }: { ticket: TicketView; close: () => void }) {
  const { t } = useTranslation('counter');
  const say = useSay();
  const now = useServerNow();
  const [here, setHere] = useDraft(`counter.park.here ${ticket.id}`, false);
  const [minutes, setMinutes] = useDraft(`counter.park.wake ${ticket.id}`, 0);
  const park = useAct(orpc.queue.park.mutationOptions(), () => {
    say(t('done.parked', { number: ticket.number }));
    close();
  });
  return (
    <Dialog
      title={t('park.title', { number: ticket.number })}
      note={t('park.note')}
      close={close}
      scope="park"
      keys={{
        1: () => {
          setHere(false);
        },
        2: () => {
          setHere(true);
        },
        ...Object.fromEntries(
          wakes.map((wake) => [
            wake.keys,
            () => {
              setMinutes(wake.minutes);
            },
          ]),
        ),
      }}
      confirm={{
        label: t('serving.park'),
        busy: park.isPending,
        act: () => {
          const wakeAt = minutes === 0 ? null : now + minutes * 60_000;
          park.mutate({ ticketId: ticket.id, here, wakeAt });
        },
      }}
    >
      <ChoiceList
        label={t('park.where')}
        columns={2}
        value={here}
        choose={setHere}
        choices={[
          { value: false, label: t('park.any'), hint: t('park.anyHint'), keys: '1' },
          { value: true, label: t('park.here'), hint: t('park.hereHint'), keys: '2' },
        ]}
      />
      <ChoiceList<number>
        label={t('park.when')}
        columns={3}
        value={minutes}
        choose={setMinutes}
        choices={wakes.map((wake) => ({
          value: wake.minutes,
          label: wake.minutes === 0 ? t('park.byHand') : t('park.after', { n: wake.minutes }),
          keys: wake.keys,
        }))}
      />
    </Dialog>
  );
}
