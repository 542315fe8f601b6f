import { createORPCClient } from '@orpc/client';
import type { ContractRouterClient } from '@orpc/contract';
import { createTanstackQueryUtils } from '@orpc/tanstack-query';
import { useSyncExternalStore } from 'react';
import type { Contract } from '../../shared/contract/index.ts';
import { AnsweringLink } from './answering-link.ts';
import type { CallContext, Carrier } from './carrier.ts';
import { awaitDesktopPort, openDesktopPort, openSocket } from './carrier.ts';
import type { ConnectionState } from './connection.ts';
import { Connection } from './connection.ts';
import { isStream } from './streams.ts';

/** The typed client of the core. */
export type Core = ContractRouterClient<Contract, CallContext>;

const desktop = location.protocol === 'app:';
if (desktop) awaitDesktopPort();

type Prepare = (core: Core) => Promise<void>;
let prepare: Prepare | undefined;

/** Sets what runs on every new connection before other calls. Call it once, before `connection.start()`. */
export function onConnect(work: Prepare): void {
  prepare = work;
}

function clientOn(source: ConstructorParameters<typeof AnsweringLink>[0]): Core {
  return createORPCClient(new AnsweringLink(source, isStream));
}

async function prepareCarrier(carrier: Carrier): Promise<void> {
  await prepare?.(clientOn({ carrier: () => Promise.resolve(carrier) }));
}

/** The connection of this window. */
export const connection = new Connection(desktop ? openDesktopPort : openSocket, prepareCarrier);

/** Calls to the core. In components prefer `orpc` with TanStack Query, `useLive` and `useAct`. */
export const core: Core = clientOn(connection);

/** Query and mutation options of every procedure: `useQuery(orpc.book.status.queryOptions())`. */
export const orpc = createTanstackQueryUtils(core);

/** The state of the connection, for the header and for screens that must not pretend. */
export function useConnection(): ConnectionState {
  return useSyncExternalStore(connection.subscribe, connection.state);
}
