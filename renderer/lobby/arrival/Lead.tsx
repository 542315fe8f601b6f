import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReceiverView } from '../../../shared/contract/schemas.ts';
import type { LocalText } from '../../../shared/model/branch.ts';
import type { Tier } from '../../../shared/model/schemes/tier.ts';
import { clockTime } from '../../i18n/format.ts';
import { useLanguage } from '../../i18n/index.ts';
import { localText } from '../../i18n/local-text.ts';
import { cx } from '../../ui/class-names.ts';
import { Dot } from '../../ui/status/Dot.tsx';
import css from './Lead.module.css';

const dots = {
  free: 'good',
  accepted: 'good',
  busy: 'warn',
  called: 'warn',
  declined: 'alarm',
  away: 'idle',
} as const satisfies Record<ReceiverView['state'], string>;

interface LeadProps {
  readonly tier: Tier;
  readonly reception: {
    readonly room: LocalText | null;
    readonly receiver: ReceiverView | null;
    readonly calledAt: number | null;
  } | null;
  /** The button that asks the receiver, if there is one. */
  readonly children?: ReactNode;
}

/** The main line of the card: where to lead the client and to whom, with that person's state. */
export function Lead({ tier, reception, children }: LeadProps) {
  const { t } = useTranslation('lobby');
  const language = useLanguage();
  const room = reception?.room ? localText(reception.room, language) : null;
  const receiver = reception?.receiver ?? null;
  return (
    <div className={cx(css.lead, css[tier])}>
      <span className={css.label}>
        {t(room === null && receiver ? 'card.leadPerson' : 'card.lead')}
      </span>
      <strong className={css.to}>
        {room !== null && <span>{room}</span>}
        {room !== null && receiver && ' → '}
        {receiver && <span>{receiver.name}</span>}
        {room === null && !receiver && t('card.hall')}
      </strong>
      {children}
      <span className={css.state}>
        {receiver ? (
          <>
            <Dot look={dots[receiver.state]} />
            {t(`receiver.${receiver.state}`, { name: receiver.name })}
            {receiver.state === 'called' && reception?.calledAt != null && (
              <span className={css.since}>
                {t('card.called', { time: clockTime(reception.calledAt) })}
              </span>
            )}
          </>
        ) : (
          t('card.hallNote')
        )}
      </span>
    </div>
  );
}
