import { useTranslation } from 'react-i18next';
import type { DeskView } from '../rpc/live-views.ts';
import type { TicketView } from '../../shared/contract/schemas.ts';
import { duration } from '../i18n/format.ts';
import { useLanguage } from '../i18n/index.ts';
import { localText } from '../i18n/local-text.ts';
import { cx } from '../ui/class-names.ts';
import { useServerNow } from '../actions/server-clock.ts';
import { useServiceNames } from '../words/service-names.ts';
import { TierBadge } from '../ui/status/TierBadge.tsx';
import { usePersonName } from '../words/use-person-name.ts';
import { ClientActs } from './ClientActs.tsx';
import css from './ClientNow.module.css';
import { ClientBrief } from './ClientBrief.tsx';
import { ClientChecklist } from './ClientChecklist.tsx';

interface ClientProps {
  readonly view: DeskView;
  readonly ticket: TicketView;
}

/** The client at this counter: who, what to know, what is due, what can be done. */
export function ClientNow({ view, ticket }: ClientProps) {
  return (
    <section className={cx(css.panel, css[ticket.tier])} aria-label={ticket.number}>
      <ClientHead view={view} ticket={ticket} />
      <div className={css.body}>
        <ClientBrief brief={view.brief} known={ticket.person !== null} />
        <ClientChecklist ticket={ticket} />
      </div>
      <ClientActs view={view} ticket={ticket} />
    </section>
  );
}

function ClientHead({ view, ticket }: ClientProps) {
  const { t } = useTranslation(['counter', 'common']);
  const language = useLanguage();
  const person = usePersonName();
  const names = useServiceNames(view.services);
  const now = useServerNow();
  const { homeBranch, managerName } = view.brief;
  const waited = Math.floor(((ticket.calledAt ?? now) - ticket.takenAt) / 60_000);
  const since = ticket.startedAt ?? ticket.calledAt ?? now;
  const serving = ticket.state === 'serving';
  const where =
    ticket.ownBranch === false
      ? homeBranch
        ? t('line.otherOf', { branch: localText(homeBranch, language) })
        : t('line.other')
      : ticket.ownBranch && t('line.own');
  const receiver = ticket.reception?.receiver;
  const facts = [
    names.one(ticket.service),
    ticket.further.length > 0 && t('line.further', { services: names.list(ticket.further) }),
    ticket.corporate && t('common:clientele.corporate'),
    where,
    managerName !== null && t('line.manager', { name: managerName }),
    receiver && receiver.name !== managerName && t('line.accompanied', { name: receiver.name }),
    `${waited < 1 ? t('line.waitedShort') : t('line.waited', { minutes: waited })}${t('why.comma')}${
      ticket.overtaken === 0 ? t('line.neverPassed') : t('line.passed', { count: ticket.overtaken })
    }`,
  ];
  return (
    <header className={css.head}>
      <h1 className={css.number}>{ticket.number}</h1>
      <p className={css.name}>
        {person(ticket.person)} <TierBadge tier={ticket.tier} />
        {ticket.care !== 'none' && <small>{t(`common:care.${ticket.care}`)}</small>}
      </p>
      <p className={css.facts}>{facts.filter(Boolean).join(' · ')}</p>
      <div className={css.time}>
        <time
          role="timer"
          aria-live="off"
          aria-label={t(serving ? 'serving.timer' : 'serving.calledTimer')}
        >
          {duration(now - since)}
        </time>
        <span className={serving ? undefined : css.calling}>
          {serving ? t('serving.timer') : calledWords(ticket.recalls, t)}
        </span>
      </div>
    </header>
  );
}

function calledWords(
  recalls: number,
  t: ReturnType<typeof useTranslation<readonly ['counter', 'common']>>['t'],
): string {
  return recalls === 0 ? t('called.notRecalled') : t('called.recalled', { count: recalls });
}
