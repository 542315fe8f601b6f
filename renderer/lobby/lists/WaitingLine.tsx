import type { Ref } from 'react';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { TicketView } from '../../../shared/contract/schemas.ts';
import { waitMinutes } from '../../i18n/format.ts';
import { cx } from '../../ui/class-names.ts';
import { TierBadge } from '../../ui/status/TierBadge.tsx';
import { WaitBar, waitLook } from '../../ui/status/WaitBar.tsx';
import { usePersonName } from '../../words/use-person-name.ts';
import type { WhySentence } from '../../words/why-sentence.ts';
import css from './WaitingList.module.css';

interface WaitingLineProps {
  readonly ref: Ref<HTMLLIElement>;
  readonly id: string;
  readonly ticket: TicketView;
  /** Share of the wait target that has passed, in coarse steps, so that the row is rarely drawn again. */
  readonly fraction: number;
  /** Waited so far, in whole minutes. */
  readonly minutes: number;
  /** Minutes until it will be called; null: not known yet. */
  readonly p50: number | null;
  readonly p90: number;
  readonly service: string;
  /** The reason for its place, where it is the selected one. */
  readonly why: WhySentence | null;
  readonly selected: boolean;
}

/** One waiting ticket: number, tier, who, service, wait; selected, the reason for its place below. */
export const WaitingLine = memo(function WaitingLine(props: WaitingLineProps) {
  const { ref, id, ticket, fraction, minutes, p50, p90, service, why, selected } = props;
  const { t } = useTranslation(['lobby', 'common', 'planning']);
  const personName = usePersonName();
  const look = waitLook(fraction);
  const receiver = ticket.reception?.receiver;
  return (
    <li ref={ref} id={id} role="option" aria-selected={selected} className={css.option}>
      <div className={cx(css.row, selected && css.on)} data-ticket={ticket.id}>
        <span className={css.number}>{ticket.number}</span>
        <TierBadge tier={ticket.tier} className={css.badge} />
        <span className={css.who}>
          <span className={cx(ticket.person === null && css.muted)}>
            {personName(ticket.person)}
          </span>
          {ticket.printed !== null && (
            <small className={css.alarm}>{t('ticket.printed', { number: ticket.printed })}</small>
          )}
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
        <span className={css.service}>
          {service}
          {p50 !== null && (
            <small
              className={css.forecast}
              aria-label={t('planning:forecast.label', { count: p50, p90 })}
            >
              {t('planning:forecast.short', { p50, p90 })}
            </small>
          )}
        </span>
        <span
          className={cx(css.wait, css[look])}
          aria-label={t('waiting.waited', { count: minutes })}
        >
          <WaitBar fraction={fraction} look={look} />
          <b aria-hidden="true">{waitMinutes(minutes * 60_000)}</b>
        </span>
      </div>
      {why && (
        <p className={css.why}>
          <b>{why.lead}</b>
          {why.text}
          {p50 !== null &&
            ` ${t(p50 === 0 ? 'planning:forecast.soon' : 'planning:forecast.ticket', { p50, p90 })}`}
        </p>
      )}
    </li>
  );
});
