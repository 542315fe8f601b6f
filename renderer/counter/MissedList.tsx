import { useTranslation } from 'react-i18next';
import type { TicketView } from '../../shared/contract/schemas.ts';
import { orpc } from '../rpc/client.ts';
import { Button } from '../ui/Button.tsx';
import { TierBadge } from '../ui/status/TierBadge.tsx';
import { useAct } from '../actions/use-act.ts';
import { useKeys } from '../keyboard/use-keys.ts';
import { usePersonName } from '../words/use-person-name.ts';
import { useSay } from '../actions/use-say.ts';
import css from './SidePanel.module.css';
import { useFresh } from './use-fresh.ts';

/** No-shows who may still come back to their place; the key takes back the latest. */
export function MissedList({ missed }: { readonly missed: readonly TicketView[] }) {
  const { t } = useTranslation('counter');
  const person = usePersonName();
  const say = useSay();
  const reinstate = useAct(orpc.queue.reinstate.mutationOptions(), (_, { ticketId }) => {
    const ticket = missed.find(({ id }) => id === ticketId);
    say(t('done.reinstated', { number: ticket?.number ?? '' }));
  });
  const takeBack = (ticketId: string) => {
    if (!reinstate.isPending) reinstate.mutate({ ticketId });
  };
  const [first] = missed;
  // The list moves by itself: a key pressed for the one before must not take the one that has just come there.
  const fresh = useFresh(first?.id ?? '');
  useKeys('counter', {
    B: (event) => {
      if (first && !event.repeat && !fresh()) takeBack(first.id);
    },
  });
  return (
    <section aria-label={t('missed.title')}>
      <h3 className={css.title}>{t('missed.title')}</h3>
      <ul>
        {missed.map((ticket) => (
          <li key={ticket.id} className={css.parked}>
            <p className={css.who}>
              <b>{ticket.number}</b>
              <TierBadge tier={ticket.tier} />
              <span>{person(ticket.person)}</span>
            </p>
            <Button
              size="small"
              keys={ticket === first ? 'B' : undefined}
              aria-label={t('missed.reinstateOf', { number: ticket.number })}
              onClick={() => {
                takeBack(ticket.id);
              }}
            >
              {t('missed.reinstate')}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
