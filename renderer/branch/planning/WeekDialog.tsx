import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Compared, Week } from '../../../shared/contract/planning.ts';
import { tiers } from '../../../shared/model/schemes/tier.ts';
import { orpc } from '../../rpc/client.ts';
import { Boundary } from '../../actions/Boundary.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { ErrorNote } from '../../actions/ErrorNote.tsx';
import { Loading } from '../../ui/status/Loading.tsx';
import { TierBadge } from '../../ui/status/TierBadge.tsx';
import { ArrivalsChart } from './ArrivalsChart.tsx';
import { minutesOf } from '../live/minutes-of.ts';
import { percent } from '../live/percent.ts';
import css from './planning.module.css';

interface WeekProps {
  readonly openReport: () => void;
  readonly close: () => void;
}

/** Today against the week before: who came when, how long they waited, what was done for them. */
export function WeekDialog({ openReport, close }: WeekProps) {
  const { t } = useTranslation(['planning', 'report']);
  const query = useQuery(orpc.planning.week.queryOptions({ staleTime: 0 }));
  const { data } = query;
  const today = data?.today.arrivals.reduce((sum, one) => sum + one, 0) ?? 0;
  return (
    <Dialog
      title={t('week.title')}
      note={
        data &&
        (data.before.days === 0
          ? t('week.first')
          : t('week.note', { today, count: data.before.days }))
      }
      width={980}
      shows
      close={close}
      scope="week"
      keys={{ D: openReport }}
      confirm={{ label: t('report:open'), keys: 'D', act: openReport }}
    >
      {data ? (
        <Figures week={data} />
      ) : query.error ? (
        <ErrorNote error={query.error} retry={() => void query.refetch()} />
      ) : (
        <Loading lines={6} />
      )}
    </Dialog>
  );
}

function Figures({ week }: { readonly week: Week }) {
  const { t } = useTranslation(['planning', 'common']);
  const name = (item: Compared['items'][number]['item']) => t(`common:item.${item}`);
  return (
    <>
      <section className={css.part}>
        <h3>{t('week.arrivals')}</h3>
        <p className={css.legend} aria-hidden="true">
          <span>
            <i />
            {t('week.today')}
          </span>
          <span>
            <i className={css.bar} />
            {t('week.before')}
          </span>
        </p>
        <Boundary of="part">
          <ArrivalsChart week={week} />
        </Boundary>
      </section>
      <Waits week={week} />
      <div className={css.two}>
        <section>
          <h3>{t('week.items')}</h3>
          <Shares
            today={week.today.items.map((one) => ({ ...one, key: name(one.item) }))}
            before={week.before.items.map((one) => ({ ...one, key: name(one.item) }))}
          />
        </section>
        <section>
          <h3>{t('week.people')}</h3>
          <Shares
            today={week.today.people.map((one) => ({ ...one, key: one.name }))}
            before={week.before.people.map((one) => ({ ...one, key: one.name }))}
          />
        </section>
      </div>
    </>
  );
}

function Waits({ week }: { readonly week: Week }) {
  const { t } = useTranslation('planning');
  const pair = ({ waits }: Compared, tier: (typeof tiers)[number]) =>
    waits[tier].count === 0
      ? t('week.none')
      : `${minutesOf(waits[tier].p50)} / ${minutesOf(waits[tier].p90)}`;
  const passed = ({ overtakes }: Compared, tier: (typeof tiers)[number]) => {
    const { mean, max } = overtakes[tier];
    return mean === null ? t('week.none') : `${mean.toFixed(1)} / ${String(max)}`;
  };
  return (
    <table className={css.table}>
      <thead>
        <tr>
          <th scope="col">{t('week.tier')}</th>
          <th scope="col">{t('week.count')}</th>
          <th scope="col">{t('week.today')}</th>
          <th scope="col">{t('week.before')}</th>
          <th scope="col">
            {t('week.overtaken')} · {t('week.today')}
          </th>
          <th scope="col">{t('week.before')}</th>
        </tr>
      </thead>
      <tbody>
        {tiers.map((tier) => (
          <tr key={tier}>
            <th scope="row">
              <TierBadge tier={tier} />
            </th>
            <td>{week.today.waits[tier].count}</td>
            <td>{pair(week.today, tier)}</td>
            <td>{pair(week.before, tier)}</td>
            <td>{passed(week.today, tier)}</td>
            <td>{passed(week.before, tier)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface Share {
  readonly key: string;
  readonly done: number;
  readonly due: number;
}

function Shares({ today, before }: { today: readonly Share[]; before: readonly Share[] }) {
  const { t } = useTranslation('planning');
  const keys = [...new Set([...today, ...before].map(({ key }) => key))];
  if (keys.length === 0) return <p className={css.quiet}>{t('week.noItems')}</p>;
  const shareIn = (list: readonly Share[], key: string) => {
    const found = list.find((one) => one.key === key);
    if (!found) return t('week.none');
    return `${percent(found.done, found.due)} · ${String(found.done)}/${String(found.due)}`;
  };
  return (
    <table className={css.table}>
      <thead>
        <tr>
          <th aria-hidden="true" />
          <th scope="col">{t('week.today')}</th>
          <th scope="col">{t('week.before')}</th>
        </tr>
      </thead>
      <tbody>
        {keys.map((key) => (
          <tr key={key}>
            <th scope="row">{key}</th>
            <td>{shareIn(today, key)}</td>
            <td>{shareIn(before, key)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
