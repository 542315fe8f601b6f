import { useTranslation } from 'react-i18next';
import type { Service } from '../../../shared/model/branch.ts';
import { useMay } from '../../app/session.ts';
import { Button } from '../../ui/Button.tsx';
import { TierBadge } from '../../ui/status/TierBadge.tsx';
import { CardFrame } from './CardFrame.tsx';
import { Lead } from './Lead.tsx';
import css from './RecognitionCard.module.css';
import { TakeTicket } from './TakeTicket.tsx';
import type { TicketChoice } from './use-ticket-choice.ts';

interface WalkInCardProps {
  /** What was searched without a hit; empty when the client has nothing to search by. */
  readonly text: string;
  readonly services: readonly Service[];
  readonly choice: TicketChoice;
  readonly busy: boolean;
  readonly take: () => void;
  /** Notes the person as a prospect. */
  readonly note: () => void;
}

/** The card for an unidentified client. */
export function WalkInCard({ text, services, choice, busy, take, note }: WalkInCardProps) {
  const { t } = useTranslation(['lobby', 'prospects']);
  const may = useMay();
  const title = text === '' ? t('walkIn.title') : t('walkIn.none', { text });
  return (
    <CardFrame tier="regular" label={title}>
      <div className={css.who} aria-live="polite">
        <div className={css.line}>
          <h1>{text === '' ? title : t('walkIn.title')}</h1>
          <TierBadge tier="regular" />
        </div>
        <p>{text === '' ? t('walkIn.text') : title}</p>
        {text !== '' && <p>{t('walkIn.noneText')}</p>}
      </div>
      <Lead tier="regular" reception={null} />
      <div className={css.prospect}>
        <Button size="small" keys="Alt+N" onClick={note}>
          {t('prospects:note')}
        </Button>
      </div>
      {may('take-ticket') && (
        <TakeTicket services={services} choice={choice} busy={busy} take={take} />
      )}
    </CardFrame>
  );
}
