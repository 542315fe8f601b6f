import { createORPCClient, ORPCError } from '@orpc/client';
import { RPCLink as PortLink } from '@orpc/client/message-port';
import { RPCLink as SocketLink } from '@orpc/client/websocket';
import type { ContractRouterClient } from '@orpc/contract';
import { createRouterClient } from '@orpc/server';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { MessageChannel } from 'node:worker_threads';
import { onTestFinished } from 'vitest';
import { WebSocket } from 'ws';
import type { Contract } from '../../../shared/contract/index.ts';
import type { Role } from '../../../shared/model/people/roles.ts';
import { startBrowserHost } from '../../browser-host.ts';
import { testPeople, testPin } from '../../app/console.fixture.ts';
import type { Console } from '../../app/index.ts';
import { StandInPort } from '../../desktop/stand-in/stand-in-ports.fixture.ts';
import { connectCaller } from '../caller.ts';
import type { Served } from '../calls.ts';
import { servePort } from './port-carrier.ts';

/** What a window speaks with. */
export type Client = ContractRouterClient<Contract>;

/** A way for windows to reach a console; each call of `connect` is one more window. */
export interface Carrier {
  readonly name: string;
  open(console: Console): Promise<() => Promise<Client>>;
}

/** A window in the process, of whatever a host serves. */
export function clientOf(served: Served): Client {
  const router = served.router as Console['router'];
  return createRouterClient(router, { context: { caller: connectCaller(served) } });
}

const inProcess: Carrier = {
  name: 'in process',
  open: (opened) => Promise.resolve(() => Promise.resolve(clientOf(opened))),
};

const messagePort: Carrier = {
  name: 'message port',
  open: (opened) =>
    Promise.resolve(() => {
      const { port1, port2 } = new MessageChannel();
      onTestFinished(servePort(opened, new StandInPort(port1)));
      onTestFinished(() => {
        port2.close();
      });
      port2.start();
      return Promise.resolve(createORPCClient<Client>(new PortLink({ port: port2 })));
    }),
};

const webSocket: Carrier = {
  name: 'web socket',
  async open(opened) {
    const pages = join(opened.dir, 'pages');
    mkdirSync(pages, { recursive: true });
    writeFileSync(join(pages, 'index.html'), '<!doctype html>');
    const host = await startBrowserHost({ console: opened, pages, port: 0 });
    onTestFinished(() => host.close());
    const welcome = await fetch(host.link, { redirect: 'manual' });
    const cookie = welcome.headers.get('set-cookie')?.split(';')[0] ?? '';
    return async () => {
      const socket = new WebSocket(`${host.origin.replace('http', 'ws')}/rpc`, {
        origin: host.origin,
        headers: { cookie },
      });
      await new Promise((resolve, reject) => {
        socket.once('open', resolve);
        socket.once('error', reject);
      });
      onTestFinished(() => {
        socket.close();
      });
      const link = new SocketLink({ websocket: socket as never });
      return createORPCClient<Client>(link);
    };
  },
};

/** Every carrier there is. */
export const carriers: readonly Carrier[] = [inProcess, messagePort, webSocket];

/** One more window, with a person signed in. */
export async function signedIn(connect: () => Promise<Client>, staffNo: string): Promise<Client> {
  const client = await connect();
  await client.session.signIn({ staffNo, pin: testPin });
  return client;
}

/** One more window, with the first person of a role signed in. */
export function signedInAs(connect: () => Promise<Client>, role: Role): Promise<Client> {
  return signedIn(connect, testPeople.find((person) => person.role === role)!.staffNo);
}

/** The code and the data with which a call was refused; "none" when it was not. */
export async function failure(call: Promise<unknown>): Promise<{ code: string; data: unknown }> {
  try {
    await call;
    return { code: 'none', data: null };
  } catch (error) {
    if (!(error instanceof ORPCError)) throw error;
    return { code: error.code, data: error.data };
  }
}

/** The code with which a call was refused; "done" when it was not. */
export async function codeOf(call: Promise<unknown>): Promise<string> {
  const { code } = await failure(call);
  return code === 'none' ? 'done' : code;
}
