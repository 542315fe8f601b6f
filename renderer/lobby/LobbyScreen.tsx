import { orpc } from '../rpc/client.ts';
import { lobbyView } from '../rpc/live-views.ts';
import { useLive } from '../rpc/use-live.ts';
import { ErrorNote } from '../actions/ErrorNote.tsx';
import { Loading } from '../ui/status/Loading.tsx';
import { Panel } from '../ui/Panel.tsx';
import { Lobby } from './Lobby.tsx';
import css from './LobbyScreen.module.css';

/** The lobby: who arrives, who waits, who needs what. */
export function LobbyScreen() {
  const live = useLive(orpc.hall.lobby, lobbyView);
  if (live.data) return <Lobby view={live.data} />;
  return (
    <div className={css.lobby}>
      {live.error ? (
        <Panel className={css.whole}>
          <ErrorNote error={live.error} retry={live.retry} />
        </Panel>
      ) : (
        <>
          <Panel>
            <Loading lines={4} />
          </Panel>
          <Panel>
            <Loading lines={9} />
          </Panel>
          <Panel>
            <Loading lines={5} />
          </Panel>
        </>
      )}
    </div>
  );
}
