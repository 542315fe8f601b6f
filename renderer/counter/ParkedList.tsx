import { useTranslation } from 'react-i18next';
import type { TicketView } from '../../shared/contract/schemas.ts';
import { clockTime } from '../i18n/format.ts';
import { orpc } from '../rpc/client.ts';
import { Button } from '../ui/Button.tsx';
import { TierBadge } from '../ui/status/TierBadge.tsx';
import { useAct } from '../actions/use-act.ts';
import { useKeys } from '../keyboard/use-keys.ts';
import { usePersonName } from '../words/use-person-name.ts';
import { useSay } from '../actions/use-say.ts';
import css from './SidePanel.module.css';
import { useFresh } from './use-fresh.ts';

/** Tickets set aside; the key puts the one parked longest back to the queue. */
export function ParkedList({ parked }: { readonly parked: readonly TicketView[] }) {
  const { t } = useTranslation('counter');
  const person = usePersonName();
  const say = useSay();
  const resume = useAct(orpc.queue.resume.mutationOptions(), (_, { ticketId }) => {
    const ticket = parked.find(({ id }) => id === ticketId);
    say(t('done.resumed', { number: ticket?.number ?? '' }));
  });
  const putBack = (ticketId: string) => {
    if (!resume.isPending) resume.mutate({ ticketId });
  };
  const [first] = parked;
  // The list moves by itself: a key pressed for the one before must not take the one that has just come there.
  const fresh = useFresh(first?.id ?? '');
  useKeys('counter', {
    P: (event) => {
      if (first && !event.repeat && !fresh()) putBack(first.id);
    },
  });
  return (
    <section aria-label={t('parked.title')}>
      <h3 className={css.title}>{t('parked.title')}</h3>
      <ul>
        {parked.map((ticket) => (
          <li key={ticket.id} className={css.parked}>
            <p className={css.who}>
              <b>{ticket.number}</b>
              <TierBadge tier={ticket.tier} />
              <span>{person(ticket.person)}</span>
              <small>{parkingWords(ticket, t)}</small>
            </p>
            <Button
              size="small"
              keys={ticket === first ? 'P' : undefined}
              aria-label={t('parked.resumeOf', { number: ticket.number })}
              onClick={() => {
                putBack(ticket.id);
              }}
            >
              {t('parked.resume')}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Where a parked client comes back to, and when, if that was said. */
function parkingWords(
  { parked }: TicketView,
  t: ReturnType<typeof useTranslation<'counter'>>['t'],
): string {
  if (!parked) return '';
  const parts = [
    ...(parked.counter === null ? [] : [t('parked.only', { n: parked.counter })]),
    ...(parked.wakeAt === null ? [] : [t('parked.wakes', { time: clockTime(parked.wakeAt) })]),
  ];
  return parts.join(t('why.comma'));
}
