import type { DeskView } from '../rpc/live-views.ts';
import type { CounterView } from '../../shared/contract/schemas.ts';
import { ClientNow } from './ClientNow.tsx';
import { IdleNow } from './IdleNow.tsx';
import { PausedNow } from './PausedNow.tsx';

/** The big thing of the counter: the client, the next client, or the pause. */
export function NowPanel({ view, counter }: { view: DeskView; counter: CounterView }) {
  if (counter.ticket) {
    // A new client is a new panel: nothing of the last one lingers.
    return <ClientNow key={counter.ticket.id} view={view} ticket={counter.ticket} />;
  }
  if (counter.state === 'paused') return <PausedNow counter={counter} />;
  return <IdleNow view={view} />;
}
