import { orpc } from '../rpc/client.ts';
import { deskView } from '../rpc/live-views.ts';
import { useLive } from '../rpc/use-live.ts';
import { ErrorNote } from '../actions/ErrorNote.tsx';
import { Loading } from '../ui/status/Loading.tsx';
import { Panel } from '../ui/Panel.tsx';
import { useFreeKeys } from '../keyboard/use-free-keys.ts';
import { ChooseCounter } from './ChooseCounter.tsx';
import css from './CounterScreen.module.css';
import { NowPanel } from './NowPanel.tsx';
import { SidePanel } from './SidePanel.tsx';

/** The teller's screen: the client being served, or the key that calls the next one. */
export function CounterScreen() {
  const live = useLive(orpc.queue.counter, deskView);
  useFreeKeys();
  const view = live.data;
  if (!view) {
    return (
      <div className={css.single}>
        <Panel>
          {live.error ? <ErrorNote error={live.error} retry={live.retry} /> : <Loading />}
        </Panel>
      </div>
    );
  }
  if (!view.counter) {
    return (
      <div className={css.single}>
        <ChooseCounter view={view} />
      </div>
    );
  }
  return (
    <div className={css.desk}>
      <NowPanel view={view} counter={view.counter} />
      <SidePanel view={view} counter={view.counter} />
    </div>
  );
}
