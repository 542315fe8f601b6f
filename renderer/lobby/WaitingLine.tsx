import type { Ref } from 'react';
import { useTranslation } from 'react-i18next';
import type { WaitingRow } from '../../shared/contract/schemas.ts';
import { waitMinutes } from '../i18n/format.ts';
import { cx } from '../ui/class-names.ts';
import { TierBadge } from '../ui/TierBadge.tsx';
import { WaitBar, waitLook } from '../ui/WaitBar.tsx';
import { usePersonName } from '../ui/use-person-name.ts';
import css from './WaitingList.module.css';
import { whySentence } from '../ui/why-sentence.ts';

interface WaitingLineProps {
  readonly ref: Ref<HTMLLIElement>;
  readonly id: string;
  readonly row: WaitingRow;
  readonly now: number;
  readonly service: string;
  readonly selected: boolean;
  readonly choose: () => void;
}

/** One waiting ticket: number, tier, who, service, wait; selected, the reason for its place below. */
export function WaitingLine({ ref, id, row, now, service, selected, choose }: WaitingLineProps) {
  const { t } = useTranslation(['lobby', 'common']);
  const personName = usePersonName();
  const { ticket } = row;
  const wait = Math.max(0, now - ticket.takenAt);
  const fraction = wait / (ticket.promiseMinutes * 60_000);
  const look = waitLook(fraction);
  const receiver = ticket.reception?.receiver;
  const why = selected ? whySentence(row, now, t) : null;
  return (
    <li ref={ref} id={id} role="option" aria-selected={selected} className={css.option}>
      <div className={cx(css.row, selected && css.on)} onClick={choose}>
        <span className={css.number}>{ticket.number}</span>
        <TierBadge tier={ticket.tier} className={css.badge} />
        <span className={css.who}>
          <span className={cx(ticket.person === null && css.muted)}>
            {personName(ticket.person)}
          </span>
          {look !== 'calm' && (
            <small className={css.alarm}>
              {t(look === 'near' ? 'waiting.near' : 'waiting.broken')}
            </small>
          )}
          {receiver?.state === 'accepted' && (
            <small>{t('waiting.receivedBy', { name: receiver.name })}</small>
          )}
          {ticket.ownBranch === false && (
            <small className={css.other}>{t('waiting.otherBranch')}</small>
          )}
          {ticket.care !== 'none' && <small>{t(`common:care.${ticket.care}`)}</small>}
        </span>
        <span className={css.service}>{service}</span>
        <span
          className={cx(css.wait, css[look])}
          aria-label={t('waiting.waited', { minutes: Math.floor(wait / 60_000) })}
        >
          <WaitBar fraction={fraction} look={look} />
          <b aria-hidden="true">{waitMinutes(wait)}</b>
        </span>
      </div>
      {why && (
        <p className={css.why}>
          <b>{why.lead}</b>
          {why.text}
        </p>
      )}
    </li>
  );
}
