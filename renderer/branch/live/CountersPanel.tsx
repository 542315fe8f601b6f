import { useTranslation } from 'react-i18next';
import type { BranchView } from '../../rpc/live-views.ts';
import type { CounterView } from '../../../shared/contract/schemas.ts';
import type { AdviceLive } from '../../../shared/contract/planning.ts';
import { orpc } from '../../rpc/client.ts';
import { useLive } from '../../rpc/use-live.ts';
import { AdvicePanel } from '../planning/AdvicePanel.tsx';
import { duration } from '../../i18n/format.ts';
import { cx } from '../../ui/class-names.ts';
import { Panel } from '../../ui/Panel.tsx';
import { useServerNow } from '../../actions/server-clock.ts';
import { useServiceNames } from '../../words/service-names.ts';
import { useKeys } from '../../keyboard/use-keys.ts';
import { usePersonName } from '../../words/use-person-name.ts';
import { CounterDialog } from './CounterDialog.tsx';
import css from './CountersPanel.module.css';
import { usePlaceState } from '../../actions/drafts.ts';
import { Boundary } from '../../actions/Boundary.tsx';

const adviceOf = (view: AdviceLive) => view.parts.advice;

/** Every counter with its state and person; its number opens what can be done with it. */
export function CountersPanel({ view }: { readonly view: BranchView }) {
  const { t } = useTranslation('branch');
  const [chosen, setChosen] = usePlaceState<number | null>('branch.counter', null);
  const counter = view.counters.find(({ id }) => id === chosen);
  const advice = useLive(orpc.planning.advice, adviceOf).data;
  const open = view.counters.filter(({ state }) => state !== 'closed').length;
  useKeys(
    'branch',
    Object.fromEntries(
      view.counters.map(({ id }) => [
        String(id),
        () => {
          setChosen(id);
        },
      ]),
    ),
  );
  return (
    <Panel
      title={t('counters.title')}
      note={t('counters.openCount', { open, total: view.counters.length })}
      aside={t('counters.dialogKeys')}
    >
      <ul>
        {view.counters.map((one) => (
          <li key={one.id}>
            <button
              type="button"
              className={css.counter}
              aria-keyshortcuts={String(one.id)}
              onClick={() => {
                setChosen(one.id);
              }}
            >
              <span className={css.number}>{one.id}</span>
              <CounterState view={view} counter={one} />
              <span className={css.staff}>{one.staffName}</span>
            </button>
          </li>
        ))}
      </ul>
      {advice && <AdvicePanel advice={advice} follow={setChosen} />}
      {counter && (
        <Boundary
          of="dialog"
          close={() => {
            setChosen(null);
          }}
        >
          <CounterDialog
            counter={counter}
            services={view.services}
            close={() => {
              setChosen(null);
            }}
          />
        </Boundary>
      )}
    </Panel>
  );
}

function CounterState({ view, counter }: { view: BranchView; counter: CounterView }) {
  const { t } = useTranslation(['branch', 'common']);
  const person = usePersonName();
  const names = useServiceNames(view.services);
  const now = useServerNow();
  const { ticket } = counter;
  if (ticket) {
    const since = ticket.startedAt ?? ticket.calledAt ?? now;
    const called = ticket.state === 'called';
    return (
      <span className={css.state}>
        <b>{ticket.number}</b> {person(ticket.person)}{' '}
        <small className={cx(called && css.called)}>
          {duration(now - since)}{' '}
          {called ? t('common:ticketState.called') : names.one(ticket.service)}
        </small>
      </span>
    );
  }
  if (counter.state === 'paused') {
    const reason = t(`common:pauseReason.${counter.pauseReason ?? 'other'}`);
    return <span className={cx(css.state, css.called)}>{t('counters.paused', { reason })}</span>;
  }
  return (
    <span className={cx(css.state, css.quiet)}>
      {counter.state === 'closed' ? t('counters.closed') : t('counters.idle')}{' '}
      <small>{names.list(counter.services)}</small>
    </span>
  );
}
