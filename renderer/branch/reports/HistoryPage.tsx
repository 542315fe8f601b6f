import { skipToken, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { businessDateOf } from '../../../shared/model/dates.ts';
import { orpc } from '../../rpc/client.ts';
import { Button } from '../../ui/Button.tsx';
import { ErrorNote } from '../../actions/ErrorNote.tsx';
import { Loading } from '../../ui/status/Loading.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { useServerNow } from '../../actions/server-clock.ts';
import { TextField } from '../../ui/fields/TextField.tsx';
import { typedDay } from '../../ui/fields/typed-date.ts';
import { useKeys } from '../../keyboard/use-keys.ts';
import { HistorySheet } from './HistorySheet.tsx';
import css from './HistoryPage.module.css';
import { usePlaceState } from '../../actions/drafts.ts';

interface HistoryProps {
  /** The ticket that was chosen on the screen before, or none. */
  readonly number: string;
  readonly close: () => void;
}

/** What happened to a ticket of any day, as the log tells it: asked for by number and date, printable. */
export function HistoryPage({ number: chosen, close }: HistoryProps) {
  const { t } = useTranslation('branch');
  const today = businessDateOf(useServerNow(60_000));
  const [date, setDate] = usePlaceState('branch.history.date', today);
  const [number, setNumber] = usePlaceState('branch.history.number', chosen);
  const [asked, setAsked] = usePlaceState(
    'branch.history.asked',
    chosen === '' ? null : { date, number: chosen },
  );
  const found = useQuery(
    orpc.record.ticket.queryOptions({ input: asked ?? skipToken, gcTime: 0, retry: false }),
  );
  const day = typedDay(date);
  const ask = () => {
    if (day === null || number.trim() === '') return;
    if (asked?.date === day && asked.number === number.trim()) void found.refetch();
    else setAsked({ date: day, number: number.trim() });
  };
  const print = () => {
    window.print();
  };
  useKeys('history', { Escape: close }, { inFields: true });
  useKeys('history', { 'Ctrl+P': print });
  return (
    <div className={css.page}>
      <form
        className={css.ask}
        onSubmit={(event) => {
          event.preventDefault();
          ask();
        }}
      >
        <h1>{t('history.title')}</h1>
        <TextField
          label={t('history.number')}
          value={number}
          placeholder="A001"
          maxLength={12}
          autoFocus
          change={setNumber}
        />
        <TextField
          label={t('history.date')}
          value={date}
          placeholder="2026-11-20"
          maxLength={10}
          change={setDate}
          problem={day === null ? t('history.badDate') : undefined}
        />
        <Button
          look="main"
          keys="Enter"
          submit
          disabled={day === null || number.trim() === ''}
          busy={found.isFetching}
        >
          {t('history.show')}
        </Button>
        <span className={css.right}>
          <Button keys="Ctrl+P" onClick={print} disabled={!found.data}>
            {t('history.print')}
          </Button>
          <Button keys="Escape" onClick={close}>
            {t('history.back')}
          </Button>
        </span>
      </form>
      {found.data ? (
        <HistorySheet history={found.data} />
      ) : (
        <Panel className={css.sheet}>
          {found.error && <ErrorNote error={found.error} retry={() => void found.refetch()} />}
          {found.isFetching && <Loading lines={8} />}
          {asked === null && <p className={css.none}>{t('history.none')}</p>}
        </Panel>
      )}
    </div>
  );
}
