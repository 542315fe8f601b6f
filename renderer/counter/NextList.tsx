import { useTranslation } from 'react-i18next';
import type { DeskView } from '../rpc/live-views.ts';
import { promiseLook, useCallReason } from '../words/call-reason.ts';
import { cx } from '../ui/class-names.ts';
import { useServerNow } from '../actions/server-clock.ts';
import { useServiceNames } from '../words/service-names.ts';
import { TierBadge } from '../ui/status/TierBadge.tsx';
import { usePersonName } from '../words/use-person-name.ts';
import css from './SidePanel.module.css';

/** Whom this counter would call, in order, each with the reason. */
export function NextList({ view }: { readonly view: DeskView }) {
  const { t } = useTranslation('counter');
  const names = useServiceNames(view.services);
  const person = usePersonName();
  const reason = useCallReason();
  const now = useServerNow();
  if (view.next.length === 0) return <p className={css.none}>{t('next.none')}</p>;
  return (
    <ol>
      {view.next.map((row) => {
        const { ticket } = row;
        return (
          <li key={ticket.id} className={css.next}>
            <p className={css.who}>
              <b>{ticket.number}</b>
              <TierBadge tier={ticket.tier} />
              <span>{person(ticket.person)}</span>
              <small>{names.one(ticket.service)}</small>
            </p>
            <p className={cx(css.reason, css[promiseLook(ticket, now)])}>{reason(row, now)}</p>
          </li>
        );
      })}
    </ol>
  );
}
