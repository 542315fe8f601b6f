import { useQuery } from '@tanstack/react-query';
import { Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ClientHistory } from '../../../shared/contract/clients.ts';
import { orpc } from '../../rpc/client.ts';
import { Boundary } from '../../actions/Boundary.tsx';
import { Button } from '../../ui/Button.tsx';
import { chunk } from '../../actions/chunk.ts';
import { ErrorNote } from '../../actions/ErrorNote.tsx';
import { Loading } from '../../ui/status/Loading.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { useKeys } from '../../keyboard/use-keys.ts';
import css from '../sheet/ClientSheet.module.css';
import { useSchemeWords } from './scheme-words.ts';

/** Charts are a large part of the program that most days nobody opens. */
const HistoryChart = chunk(() =>
  import('./HistoryChart.tsx').then((module) => module.HistoryChart),
);

/** On a large screen the chart takes no place from anything. */
const hasRoom = () => window.matchMedia('(width >= 1600px)').matches;

/** How the level moved and why; the metric over time on demand. */
export function History({ clientNo }: { clientNo: string }) {
  const { t } = useTranslation('clients');
  const [charted, setCharted] = useState(hasRoom);
  const query = useQuery(orpc.clients.history.queryOptions({ input: { clientNo }, gcTime: 0 }));
  const toggle = () => {
    setCharted((now) => !now);
  };
  useKeys('sheet', { F9: toggle });
  const history = query.data;
  return (
    <Panel
      title={t('history.title')}
      aside={
        <Button size="small" keys="F9" onClick={toggle} aria-expanded={charted}>
          {charted ? t('history.hide') : t('history.chart')}
        </Button>
      }
    >
      {query.isPending && <Loading lines={3} />}
      {query.error && <ErrorNote error={query.error} retry={() => void query.refetch()} />}
      {history && charted && (
        <Boundary of="part">
          <Suspense fallback={<Loading lines={4} />}>
            <HistoryChart history={history} />
          </Suspense>
        </Boundary>
      )}
      {history && <Moves history={history} />}
    </Panel>
  );
}

function Moves({ history }: { history: ClientHistory }) {
  const { t } = useTranslation('clients');
  const words = useSchemeWords();
  const name = (level: string) => words.level(history.levels, level);
  if (history.moves.length === 0) return <p className={css.nothing}>{t('history.none')}</p>;
  return (
    <ol className={css.moves}>
      {history.moves.toReversed().map((move) => (
        <li key={`${move.day} ${move.cause}`}>
          <time>{move.day}</time>
          <span>
            {move.from === null ? '' : `${name(move.from.level)} → `}
            <b>{name(move.to.level)}</b>
            <small>{t(`history.cause.${move.cause}`)}</small>
          </span>
        </li>
      ))}
    </ol>
  );
}
