import type { Ref } from 'react';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { TicketView } from '../../../shared/contract/schemas.ts';
import { cx } from '../../ui/class-names.ts';
import { EmptyState } from '../../ui/status/EmptyState.tsx';
import { Kbd } from '../../keyboard/Kbd.tsx';
import { onesOf } from '../../words/checklist-standard.ts';
import { Panel } from '../../ui/Panel.tsx';
import { TierBadge } from '../../ui/status/TierBadge.tsx';
import { usePersonName } from '../../words/use-person-name.ts';
import { arrowsThroughButtons } from '../../keyboard/arrow-focus.ts';
import { ticketAt } from '../ticket/ticket-at.ts';
import { countOf } from '../ticket/checklist-figures.ts';
import css from '../Side.module.css';

interface FloorListProps {
  readonly ref: Ref<HTMLUListElement>;
  readonly tickets: readonly TicketView[];
  readonly open: (ticketId: string) => void;
}

/** Every client with a checklist who is being looked after, with how far the checklist is. */
export const FloorList = memo(function FloorList({ ref, tickets, open }: FloorListProps) {
  const { t } = useTranslation('lobby');
  return (
    <Panel
      className={css.floor}
      title={t('floor.title')}
      note={t('floor.note')}
      aside={<Kbd keys="F4" />}
    >
      {tickets.length === 0 && (
        <EmptyState title={t('floor.empty')}>{t('floor.emptyText')}</EmptyState>
      )}
      <ul
        ref={ref}
        onKeyDown={arrowsThroughButtons}
        onClick={(event) => {
          const id = ticketAt(event);
          if (id !== null) open(id);
        }}
      >
        {tickets.map((ticket) => (
          <li key={ticket.id}>
            <Visit ticket={ticket} />
          </li>
        ))}
      </ul>
    </Panel>
  );
});

const Visit = memo(function Visit({ ticket }: { ticket: TicketView }) {
  const { t } = useTranslation(['lobby', 'common']);
  const personName = usePersonName();
  const { done, due, open: missing } = countOf(ticket.checklist);
  const receiver = ticket.reception?.receiver;
  const ones = t(`common:ones.${onesOf(ticket.checklist)}`);
  return (
    <button type="button" className={css.visit} data-ticket={ticket.id}>
      <span className={css.line}>
        <span className={css.number}>{ticket.number}</span>
        <TierBadge tier={ticket.tier} />
        <span className={css.name}>{personName(ticket.person)}</span>
      </span>
      <span className={css.ones} role="img" aria-label={t('floor.bars', { done, due })}>
        {ticket.checklist.map(({ item, state }) => (
          <i key={item} className={css[state]} />
        ))}
      </span>
      {missing.length === 0 ? (
        <span className={cx(css.text, css.complete)}>
          {t('floor.done', { ones })}
          {done < due && `${t('why.join')}${t('floor.skipped')}`}
        </span>
      ) : (
        <span className={css.text}>
          {t('floor.missing', {
            items: missing.map((item) => t(`common:itemShort.${item}`)).join(t('floor.list')),
          })}
          {receiver && ` · ${receiver.name}`}
        </span>
      )}
    </button>
  );
});
