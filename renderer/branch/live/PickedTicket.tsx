import { useTranslation } from 'react-i18next';
import { whyAt } from '../../../shared/model/hall/why.ts';
import type { BranchView } from '../../rpc/live-views.ts';
import type { WaitingRow } from '../../../shared/contract/schemas.ts';
import { whySentence } from '../../words/why-sentence.ts';
import { Button } from '../../ui/Button.tsx';
import { useServerNow } from '../../actions/server-clock.ts';
import { useServiceNames } from '../../words/service-names.ts';
import { usePersonName } from '../../words/use-person-name.ts';
import css from './LanesPanel.module.css';

interface PickedProps {
  readonly view: BranchView;
  readonly row: WaitingRow | null;
  readonly move: () => void;
}

/** The chosen ticket: who, its place and why, and moving it first. */
export function PickedTicket({ view, row, move }: PickedProps) {
  const { t } = useTranslation('branch');
  const person = usePersonName();
  const names = useServiceNames(view.services);
  const { t: lobby } = useTranslation(['lobby', 'common']);
  const now = useServerNow(5000);
  if (!row) return view.waiting.length > 0 && <p className={css.pick}>{t('lanes.pick')}</p>;
  const { ticket } = row;
  const why = whyAt(view.waiting, view.waiting.indexOf(row), view.rule);
  const words = why && whySentence({ ticket, why }, now, lobby);
  return (
    <div className={css.picked} role="region" aria-label={t('detail.label')}>
      <p>
        <b>
          {ticket.number} {person(ticket.person)}
        </b>{' '}
        {names.one(ticket.service)} · {words?.lead}
        {words?.text}
      </p>
      <Button size="small" keys="M" onClick={move}>
        {t('detail.move')}
      </Button>
    </div>
  );
}
