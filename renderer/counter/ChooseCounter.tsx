import { useTranslation } from 'react-i18next';
import type { DeskView } from '../rpc/live-views.ts';
import type { CounterView } from '../../shared/contract/schemas.ts';
import { clockTime } from '../i18n/format.ts';
import { orpc } from '../rpc/client.ts';
import { EmptyState } from '../ui/status/EmptyState.tsx';
import { Kbd } from '../keyboard/Kbd.tsx';
import { Panel } from '../ui/Panel.tsx';
import { ScreenTitle } from '../ui/ScreenTitle.tsx';
import { useServiceNames } from '../words/service-names.ts';
import { useAct } from '../actions/use-act.ts';
import { useKeys } from '../keyboard/use-keys.ts';
import css from './ChooseCounter.module.css';

/** Why the counter that was theirs is closed, and what became of those who waited. */
function LostCounter({ lost }: { readonly lost: NonNullable<DeskView['lost']> }) {
  const { t } = useTranslation('counter');
  const { counter: n, at, why, byName } = lost;
  return (
    <p className={css.lost} role="status">
      {t(`choose.lost.${why}`, { n, time: clockTime(at), name: byName ?? '' })}
    </p>
  );
}

/** Before work: which counter is mine? Its number on the keyboard opens it. */
export function ChooseCounter({ view }: { readonly view: DeskView }) {
  const { t } = useTranslation('counter');
  const names = useServiceNames(view.services);
  const open = useAct(orpc.queue.openCounter.mutationOptions());
  const choose = (counter: number) => {
    if (!open.isPending) open.mutate({ counter });
  };
  const free = view.counters.filter((counter) => counter.state === 'closed');
  useKeys(
    'chooseCounter',
    Object.fromEntries(
      free.map(({ id }) => [
        String(id),
        () => {
          choose(id);
        },
      ]),
    ),
  );
  const stateOf = ({ state, staffName }: CounterView) => {
    const name = staffName ?? '';
    if (state === 'closed') return t('choose.free');
    return state === 'paused' ? t('choose.pausedBy', { name }) : t('choose.taken', { name });
  };
  return (
    <Panel title={t('choose.title')} note={t('choose.note')}>
      <ScreenTitle of="counter" />
      {view.lost && <LostCounter lost={view.lost} />}
      {view.counters.length === 0 && <EmptyState title={t('choose.none')} />}
      <div className={css.grid}>
        {view.counters.map((counter) => {
          const closed = counter.state === 'closed';
          return (
            <button
              key={counter.id}
              type="button"
              className={css.counter}
              disabled={!closed || open.isPending}
              aria-keyshortcuts={closed ? String(counter.id) : undefined}
              onClick={() => {
                choose(counter.id);
              }}
            >
              <span className="visually-hidden">{t('choose.open', { n: counter.id })}</span>
              <b>{counter.id}</b>
              <span className={css.state}>{stateOf(counter)}</span>
              {closed && <Kbd keys={String(counter.id)} />}
              <small>{names.list(counter.services)}</small>
            </button>
          );
        })}
      </div>
    </Panel>
  );
}
