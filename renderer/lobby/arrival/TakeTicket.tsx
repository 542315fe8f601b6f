import { useTranslation } from 'react-i18next';
import type { Service } from '../../../shared/model/branch.ts';
import { Button } from '../../ui/Button.tsx';
import { cx } from '../../ui/class-names.ts';
import { useServiceNames } from '../../words/service-names.ts';
import css from './TakeTicket.module.css';
import type { TicketChoice } from './use-ticket-choice.ts';

interface TakeTicketProps {
  readonly services: readonly Service[];
  readonly choice: TicketChoice;
  readonly busy: boolean;
  readonly take: () => void;
}

/** The foot of a card: take the ticket, another service, special care. */
export function TakeTicket({ services, choice, busy, take }: TakeTicketProps) {
  const { t } = useTranslation(['lobby', 'common']);
  const { one } = useServiceNames(services);
  return (
    <div className={css.foot}>
      <Button
        size="small"
        look="quiet"
        keys="F7"
        onClick={choice.stepCare}
        className={cx(css.care, choice.care !== 'none' && css.caring)}
      >
        {choice.care === 'none'
          ? t('card.care')
          : t('card.careOf', { care: t(`common:care.${choice.care}`) })}
      </Button>
      {choice.choosing && (
        <div className={css.services} role="radiogroup" aria-label={t('card.services')}>
          {services
            .filter(({ id }) => !choice.added.includes(id))
            .map(({ id }) => (
              <button
                key={id}
                type="button"
                role="radio"
                aria-checked={id === choice.service}
                className={cx(css.service, id === choice.service && css.on)}
                onClick={() => {
                  choice.setService(id);
                }}
              >
                {one(id)}
              </button>
            ))}
        </div>
      )}
      <Button look="main" size="large" keys="Enter" busy={busy} onClick={take}>
        {t('card.take', { service: [...choice.added, choice.service].map(one).join(' + ') })}
      </Button>
      <Button
        keys="ArrowDown"
        className={css.change}
        onClick={() => {
          choice.step(1);
        }}
      >
        {t('card.change')}
      </Button>
      {choice.added.length + 1 < services.length && (
        <Button size="small" look="quiet" keys="Alt+ArrowDown" onClick={choice.addService}>
          {t('card.addService')}
        </Button>
      )}
    </div>
  );
}
