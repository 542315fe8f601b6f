import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { HealthView } from '../../../shared/contract/health.ts';
import { saveAsFile } from '../../actions/save-as-file.ts';
import { useAct } from '../../actions/use-act.ts';
import { QueryContent } from '../../actions/QueryContent.tsx';
import { clockTime, dayWithWeekday, fileSize } from '../../i18n/format.ts';
import { useLanguage } from '../../i18n/index.ts';
import { useKeys } from '../../keyboard/use-keys.ts';
import { orpc } from '../../rpc/client.ts';
import { Button } from '../../ui/Button.tsx';
import { Panel } from '../../ui/Panel.tsx';
import css from '../forms.module.css';
import { HealthChecks } from './HealthChecks.tsx';

const everyMs = 10_000;

/** How the console is, for whoever looks after the machine, and a file for support. */
export function HealthTab() {
  const { t } = useTranslation('health');
  const state = useQuery(orpc.health.state.queryOptions({ refetchInterval: everyMs }));
  const bundle = useAct(orpc.health.bundle.mutationOptions(), ({ name, text }) => {
    saveAsFile(name, text, 'application/json');
  });
  const save = () => {
    if (!bundle.isPending) bundle.mutate(undefined);
  };
  useKeys('health', { F9: save });
  return (
    <QueryContent of={state}>
      {(health) => (
        <div className={css.beside}>
          <div>
            <Panel title={t('support.title')} scroll={false}>
              <div className={css.pad}>
                <p className={css.note}>{t('support.note')}</p>
                <span>
                  <Button keys="F9" onClick={save} busy={bundle.isPending}>
                    {t('support.do')}
                  </Button>
                </span>
              </div>
            </Panel>
            <Facts of={health} />
          </div>
          <div>
            <HealthChecks of={health} />
            <Faults of={health.faults} />
          </div>
        </div>
      )}
    </QueryContent>
  );
}

function Facts({ of }: { readonly of: HealthView }) {
  const { t } = useTranslation('health');
  const language = useLanguage();
  const bytes = of.files.reduce((sum, file) => sum + file.bytes, 0);
  const rows: readonly (readonly [string, string])[] = [
    [t('facts.started'), `${dayWithWeekday(of.startedAt, language)} ${clockTime(of.startedAt)}`],
    [t('facts.host'), t(`host.${of.host}`)],
    [t('facts.dataDir'), of.dataDir],
    [t('facts.size'), fileSize(bytes)],
    [t('facts.logs'), of.logs ?? t('facts.none')],
    [t('facts.memory'), fileSize(of.memoryBytes)],
    [t('facts.clients'), of.counts.clients.toLocaleString('en')],
    [t('facts.records'), of.counts.records.toLocaleString('en')],
    [t('facts.people'), String(of.counts.people)],
    [t('facts.windows'), String(of.counts.windows)],
    ...of.versions.map(({ name, version }) => [name, version] as const),
  ];
  return (
    <Panel title={t('facts.title')} scroll={false}>
      <table className={css.table}>
        <tbody>
          {rows.map(([name, value]) => (
            <tr key={name}>
              <th scope="row" className={css.plain}>
                {name}
              </th>
              <td className={css.anyText}>{value}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  );
}

function Faults({ of }: { readonly of: HealthView['faults'] }) {
  const { t } = useTranslation('health');
  const { t: common } = useTranslation('common');
  if (of.length === 0) return null;
  return (
    <Panel title={t('faults.title')} scroll={false}>
      <table className={css.table}>
        <thead>
          <tr>
            <th scope="col">{t('faults.when')}</th>
            <th scope="col">{t('faults.place')}</th>
            <th scope="col" className={css.number}>
              {t('faults.times')}
            </th>
            <th scope="col">{t('faults.number')}</th>
          </tr>
        </thead>
        <tbody>
          {of.map(({ id, at, place, times }) => (
            <tr key={id}>
              <td className={css.short}>{clockTime(at)}</td>
              <td>{common(`fault.place.${place}`)}</td>
              <td className={css.number}>{times}</td>
              <td className={css.fixed}>{id}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  );
}
