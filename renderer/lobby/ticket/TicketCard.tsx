import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TicketView } from '../../../shared/contract/schemas.ts';
import { slipWidths, type Service } from '../../../shared/model/branch.ts';
import type { CallingRule } from '../../../shared/model/hall/calling-rule.ts';
import type { Why } from '../../../shared/model/hall/why.ts';
import { TicketSlip } from './TicketSlip.tsx';
import { useStatus } from '../../app/use-status.ts';
import { useLanguage } from '../../i18n/index.ts';
import { localText } from '../../i18n/local-text.ts';
import { useMay } from '../../app/session.ts';
import { clockTime } from '../../i18n/format.ts';
import { minutesFrom, useForecasts } from '../../rpc/use-forecasts.ts';
import { Button } from '../../ui/Button.tsx';
import { useRuleWords } from '../../words/rule-words.ts';
import { useServiceNames } from '../../words/service-names.ts';
import { useServerNow } from '../../actions/server-clock.ts';
import { TierBadge } from '../../ui/status/TierBadge.tsx';
import { useKeys } from '../../keyboard/use-keys.ts';
import { usePersonName } from '../../words/use-person-name.ts';
import { CancelDialog } from './CancelDialog.tsx';
import { CardFrame } from '../arrival/CardFrame.tsx';
import { Checklist } from './Checklist.tsx';
import { Lead } from '../arrival/Lead.tsx';
import { LinkDialog } from './LinkDialog.tsx';
import { ReceiversDialog } from '../arrival/ReceiversDialog.tsx';
import css from './TicketCard.module.css';
import { usePlaceState } from '../../actions/drafts.ts';
import { Boundary } from '../../actions/Boundary.tsx';

/** States of a ticket whose client was here. */
const isHere: ReadonlySet<TicketView['state']> = new Set([
  'waiting',
  'called',
  'serving',
  'parked',
  'completed',
]);

interface TicketCardProps {
  readonly ticket: TicketView;
  /** Its place while it waits. */
  readonly why: Why | null;
  readonly services: readonly Service[];
  readonly rule: CallingRule;
  /** The ticket was just taken: the card confirms it, and the focus stays in the search field. */
  readonly fresh: boolean;
  readonly callReceiver: (staffNo: string) => void;
  readonly cancelled: () => void;
}

/** A ticket: number, place, wait target, receiver and service checklist. */
export function TicketCard(props: TicketCardProps) {
  const { ticket, why, services, rule, fresh, callReceiver, cancelled } = props;
  const { t } = useTranslation(['lobby', 'common']);
  const may = useMay();
  const name = usePersonName()(ticket.person);
  const { one } = useServiceNames(services);
  const { short } = useRuleWords();
  const [printing, setPrinting] = useState(false);
  const print = () => {
    setPrinting(true);
  };
  const language = useLanguage();
  const branch = useStatus().data?.branch;
  const [dialog, setDialog] = usePlaceState<'cancel' | 'receivers' | 'link' | null>(
    `lobby.ticket ${ticket.id}`,
    null,
  );
  const receiver = ticket.reception?.receiver ?? null;
  const waiting = ticket.state === 'waiting';
  const asked = receiver?.state === 'called' || receiver?.state === 'declined';
  const callOrChange = () => {
    if (receiver && !asked && receiver.state !== 'accepted') callReceiver(receiver.staffNo);
    else setDialog('receivers');
  };
  const close = () => {
    setDialog(null);
  };
  const canCall = ticket.reception !== null && may('take-ticket');
  const link = () => {
    setDialog('link');
  };
  const canLink = ticket.person === null && isHere.has(ticket.state) && may('take-ticket');
  const canCancel = waiting && may('take-ticket');
  useKeys('ticket', {
    'Ctrl+P': waiting && why ? print : undefined,
    F6: canCall ? callOrChange : undefined,
    'Ctrl+I': canLink ? link : undefined,
    F10: canCancel
      ? () => {
          setDialog('cancel');
        }
      : undefined,
  });
  return (
    <CardFrame
      tier={ticket.tier}
      label={t('ticket.region', { number: ticket.number })}
      className={css.card}
    >
      <div className={css.head} role={fresh ? 'status' : undefined}>
        <span className={css.number}>{ticket.number}</span>
        <div className={css.who}>
          <span className={css.line}>
            <TierBadge tier={ticket.tier} />
            {fresh && <b className={css.taken}>{t('ticket.taken')}</b>}
          </span>
          <span className={css.name}>{name}</span>
          <span className={css.sub}>
            {[ticket.service, ...ticket.further].map(one).join(' + ')}
            {ticket.printed !== null && ` · ${t('ticket.printed', { number: ticket.printed })}`}
            {ticket.corporate && ` · ${t('card.corporate')}`}
            {ticket.appointment &&
              ` · ${t(`ticket.appointment.${ticket.appointment.timing}`, {
                time: clockTime(ticket.appointment.at),
              })}`}
            {ticket.care !== 'none' && ` · ${t(`common:care.${ticket.care}`)}`}
            {ticket.ownBranch === false && ` · ${t('card.other')}`}
          </span>
        </div>
      </div>
      <p className={css.place}>
        <Place ticket={ticket} why={why} />
        <span className={css.rule}>{t('ticket.rule', { rule: short(rule) })}</span>
      </p>
      {ticket.reception && (
        <Lead tier={ticket.tier} reception={ticket.reception}>
          {canCall && (
            <Button keys="F6" onClick={callOrChange}>
              {receiver && !asked && receiver.state !== 'accepted'
                ? t('card.call', { name: receiver.name })
                : t('ticket.receivers')}
            </Button>
          )}
        </Lead>
      )}
      <Checklist ticket={ticket} focused={!fresh} />
      <div className={css.foot}>
        <span>{fresh && t('ticket.next2')}</span>
        {waiting && why && (
          <Button size="small" keys="Ctrl+P" onClick={print}>
            {t('slip.print')}
          </Button>
        )}
        {canLink && (
          <Button size="small" keys="Ctrl+I" onClick={link}>
            {t('link.act')}
          </Button>
        )}
        {canCancel && (
          <Button
            look="danger"
            size="small"
            keys="F10"
            onClick={() => {
              setDialog('cancel');
            }}
          >
            {t('ticket.cancel')}
          </Button>
        )}
      </div>
      {printing && why && (
        <TicketSlip
          ticket={ticket}
          why={why}
          rule={rule}
          service={[ticket.service, ...ticket.further].map(one).join(' + ')}
          branch={branch ? localText(branch.name, language) : ''}
          width={branch?.slipWidth ?? slipWidths[0]}
          done={() => {
            setPrinting(false);
          }}
        />
      )}
      {dialog === 'cancel' && (
        <Boundary of="dialog" close={close}>
          <CancelDialog ticket={ticket} close={close} done={cancelled} />
        </Boundary>
      )}
      {dialog === 'link' && canLink && (
        <Boundary of="dialog" close={close}>
          <LinkDialog ticket={ticket} close={close} />
        </Boundary>
      )}
      {dialog === 'receivers' && (
        <Boundary of="dialog" close={close}>
          <ReceiversDialog ticket={ticket} close={close} call={callReceiver} />
        </Boundary>
      )}
    </CardFrame>
  );
}

function Place({ ticket, why }: { ticket: TicketView; why: Why | null }) {
  const { t } = useTranslation(['lobby', 'common']);
  if (ticket.state === 'called' && ticket.counter !== null) {
    return <b>{t('ticket.calledTo', { n: ticket.counter })}</b>;
  }
  if (ticket.state === 'serving' && ticket.counter !== null) {
    return <b>{t('ticket.servingAt', { n: ticket.counter, name: ticket.staffName ?? '' })}</b>;
  }
  if (!why) return <b>{t(`common:ticketState.${ticket.state}`)}</b>;
  return (
    <>
      <b>{why.rank === 1 ? t('ticket.next') : t('ticket.place', { rank: why.rank })}</b>
      <b>{t('ticket.promise', { time: clockTime(why.promisedBy) })}</b>
      <Forecast ticketId={ticket.id} />
    </>
  );
}

/** When it will be called, as soon as the first forecast is there. */
function Forecast({ ticketId }: { readonly ticketId: string }) {
  const { t } = useTranslation('planning');
  const forecast = useForecasts().get(ticketId);
  const now = useServerNow(5000);
  if (!forecast) return null;
  const rest = minutesFrom(now, forecast);
  return <span>{t(rest.p50 === 0 ? 'forecast.soon' : 'forecast.ticket', rest)}</span>;
}
