import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { orpc } from '../rpc/client.ts';
import { ChoiceList } from '../ui/fields/ChoiceList.tsx';
import { Dot } from '../ui/status/Dot.tsx';
import { ErrorNote } from '../actions/ErrorNote.tsx';
import { Loading } from '../ui/status/Loading.tsx';
import { Panel } from '../ui/Panel.tsx';
import { useAct } from '../actions/use-act.ts';
import { useKeys } from '../keyboard/use-keys.ts';
import { useSay } from '../actions/use-say.ts';
import css from './forms.module.css';

/** Paces that are offered, each with its key. */
const paces = [
  { pace: 0, keys: 'Z' },
  { pace: 1, keys: 'X' },
  { pace: 5, keys: 'C' },
  { pace: 20, keys: 'V' },
] as const;

/** The demo branch: invented clients come in at a chosen pace. */
export function DemoTab() {
  const { t } = useTranslation('settings');
  const say = useSay();
  const client = useQueryClient();
  const query = useQuery(orpc.settings.peopleComingIn.queryOptions());
  const change = useAct(orpc.settings.letPeopleIn.mutationOptions(), () => {
    say(t('demo.done'));
    void client.invalidateQueries({ queryKey: orpc.settings.peopleComingIn.queryKey() });
  });
  const choose = (pace: number) => {
    if (!change.isPending) change.mutate({ pace });
  };
  useKeys(
    'demo',
    Object.fromEntries(
      paces.map(({ pace, keys }) => [
        keys,
        () => {
          choose(pace);
        },
      ]),
    ),
  );
  const words = (pace: number) => {
    if (pace === 0) return t('demo.stop');
    return pace === 1 ? t('demo.asLife') : t('demo.times', { count: pace });
  };
  const now = query.data?.pace;
  return (
    <div className={css.single}>
      <Panel title={t('demo.title')}>
        {query.error && <ErrorNote error={query.error} retry={() => void query.refetch()} />}
        {now === undefined && !query.error && <Loading lines={3} />}
        {now !== undefined && (
          <div className={css.pad}>
            <p className={css.note}>{t('demo.note')}</p>
            <ChoiceList
              label={t('demo.pace')}
              columns={4}
              value={now}
              choose={choose}
              choices={paces.map(({ pace, keys }) => ({ value: pace, label: words(pace), keys }))}
            />
            <p role="status">
              <Dot look={now > 0 ? 'good' : 'idle'} />
              {now > 0 ? t('demo.running', { pace: words(now) }) : t('demo.stopped')}
            </p>
          </div>
        )}
      </Panel>
    </div>
  );
}
