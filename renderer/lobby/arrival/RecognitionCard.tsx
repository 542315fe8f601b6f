import { useTranslation } from 'react-i18next';
import type { Recognition } from '../../../shared/contract/hall.ts';
import type { Service } from '../../../shared/model/branch.ts';
import { useMay } from '../../app/session.ts';
import { clockTime } from '../../i18n/format.ts';
import { useLanguage } from '../../i18n/index.ts';
import { localText } from '../../i18n/local-text.ts';
import { Button } from '../../ui/Button.tsx';
import { useServiceNames } from '../../words/service-names.ts';
import { TierBadge } from '../../ui/status/TierBadge.tsx';
import { usePersonName } from '../../words/use-person-name.ts';
import { CardFrame } from './CardFrame.tsx';
import { Hints } from '../../ui/status/Hints.tsx';
import { Lead } from './Lead.tsx';
import { MetricLine } from './MetricLine.tsx';
import css from './RecognitionCard.module.css';
import { TakeTicket } from './TakeTicket.tsx';
import type { TicketChoice } from './use-ticket-choice.ts';

interface RecognitionCardProps {
  readonly client: Recognition;
  readonly services: readonly Service[];
  readonly choice: TicketChoice;
  readonly busy: boolean;
  readonly take: () => void;
  readonly book: () => void;
  readonly callReceiver: () => void;
  readonly explain: () => void;
  readonly openTicket: (id: string) => void;
}

/**
 * The recognition card, in this order: tier, form of address, this or another branch, where to lead the client and to whom,
 * today's notes, acts.
 */
export function RecognitionCard(props: RecognitionCardProps) {
  const { client, services, choice, busy, take, book, callReceiver, explain, openTicket } = props;
  const { t } = useTranslation('lobby');
  const language = useLanguage();
  const name = usePersonName()(client.person);
  const may = useMay();
  const { receiver } = client.reception;
  const home = client.homeBranch ? localText(client.homeBranch, language) : null;
  const { one } = useServiceNames(services);
  const held = client.openTicket;
  return (
    <CardFrame tier={client.tier} label={t('card.region')}>
      <div className={css.who} aria-live="polite">
        <div className={css.line}>
          <h1>{name}</h1>
          <TierBadge tier={client.tier} />
        </div>
        <p>
          {client.ownBranch || home === null ? t('card.own') : t('card.homeOf', { branch: home })}
          {!client.ownBranch && (
            <>
              {' · '}
              <b className={css.other}>{t('card.other')}</b>
            </>
          )}
          {client.corporate && ` · ${t('card.corporate')}`}
          {client.matched !== '' &&
            ` · ${t(`card.key.${client.matchedBy}`, { text: client.matched })}`}
        </p>
        {client.appointment && (
          <p>
            <b>
              {t('card.appointment', {
                time: clockTime(client.appointment.at),
                service:
                  client.appointment.service === null
                    ? t('expected.noService')
                    : one(client.appointment.service),
              })}
            </b>
          </p>
        )}
        {!client.scored && <p className={css.unscored}>{t('card.unscored')}</p>}
      </div>
      <Lead tier={client.tier} reception={client.reception}>
        {receiver && may('take-ticket') && receiver.state !== 'accepted' && (
          <Button keys="F6" onClick={callReceiver} disabled={busy}>
            {t('card.call', { name: receiver.name })}
          </Button>
        )}
      </Lead>
      <Hints hints={client.hints} />
      <MetricLine client={client} explain={explain} />
      {may('take-ticket') && (
        <Button size="small" look="quiet" keys="Ctrl+B" className={css.book} onClick={book}>
          {t('card.book')}
        </Button>
      )}
      {held && (
        <div className={css.held}>
          <p>{t('card.held', { number: held.number })}</p>
          <Button
            look="main"
            size="large"
            keys="Enter"
            onClick={() => {
              openTicket(held.id);
            }}
          >
            {t('card.open', { number: held.number })}
          </Button>
        </div>
      )}
      {!held && may('take-ticket') && (
        <TakeTicket services={services} choice={choice} busy={busy} take={take} />
      )}
    </CardFrame>
  );
}
