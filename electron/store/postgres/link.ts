import type { Faults } from '../../platform/index.ts';
import { connect, ConnectionLost, sqlState, type Connection } from './connection.ts';
import type { ServerAddress } from './server-address.ts';

/** The line to the server: one connection for calls, one that listens; both are made again when either ends. */
export interface Link {
  /** The connection for calls; null while there is none. */
  current(): Connection | null;
  /** Waits until there is a connection. @throws ConnectionLost after this time */
  connected(ms: number): Promise<Connection>;
  close(): void;
}

/** What the link needs. */
export interface LinkParts {
  readonly server: ServerAddress;
  /** When a connection that does not answer is taken for dead. */
  readonly answerMs?: number;
  readonly faults: Pick<Faults, 'note'>;
  readonly random: () => number;
  /** Asks who this workstation is, on a new connection. @returns the channel to listen to; null: not admitted */
  readonly greet: (connection: Connection) => Promise<string | null>;
  /** There is a connection, and what is told from now on will be heard. */
  readonly joined: () => void;
  readonly cut: (why: unknown) => void;
  readonly told: (payload: string) => void;
}

const firstWaitMs = 50;
const longestWaitMs = 5000;

/** Connects, and again whenever the line is cut. */
export function openLink(parts: LinkParts): Link {
  const { server, random, faults, answerMs } = parts;
  let current: Connection | null = null;
  let closed = false;
  let tries = 0;
  let timer: NodeJS.Timeout | undefined;
  let waiting: (() => void)[] = [];
  let open: Connection[] = [];

  function endAll(): void {
    const ending = open;
    open = [];
    current = null;
    for (const connection of ending) connection.end();
  }

  /** After a cut: soon, then less often; at random, so that a thousand consoles do not come at once. */
  function later(why: unknown): void {
    endAll();
    if (closed) return;
    parts.cut(why);
    const longest = Math.min(longestWaitMs, firstWaitMs * 2 ** tries);
    tries += 1;
    clearTimeout(timer);
    timer = setTimeout(() => void attempt(), longest * (0.5 + random() / 2)).unref();
  }

  /** Opens both at the same time; where one cannot be opened the other is ended. */
  async function connectBoth(): Promise<[Connection, Connection]> {
    const made = [connect(server, answerMs), connect(server, answerMs)];
    const results = await Promise.allSettled(made);
    open = results.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
    const [calls, listening] = open;
    if (calls && listening) return [calls, listening];
    throw results.find((one) => one.status === 'rejected')?.reason;
  }

  async function attempt(): Promise<void> {
    try {
      const [calls, listening] = await connectBoth();
      const channel = await parts.greet(calls);
      if (channel !== null) {
        listening.onNotification(parts.told);
        await listening.run(`LISTEN "${channel}"`);
      }
      if (isClosed()) {
        endAll();
        return;
      }
      tries = 0;
      current = calls;
      for (const connection of open) {
        connection.onEnd(() => {
          if (open.includes(connection)) later(new ConnectionLost('ended'));
        });
      }
      // One of them may have ended before it had this listener; then this is over already.
      if (open.length === 0) return;
      for (const wake of waiting.splice(0)) wake();
      parts.joined();
    } catch (error) {
      if (!(error instanceof ConnectionLost) && sqlState(error) === null) {
        faults.note('store', error);
      }
      later(error);
    }
  }

  const isClosed = () => closed;
  function now(): Connection {
    if (!current) throw new ConnectionLost('cannot be reached');
    return current;
  }

  void attempt();
  return {
    current: () => current,
    async connected(ms) {
      if (current) return current;
      await new Promise<void>((resolve) => {
        const limit = setTimeout(resolve, ms);
        waiting.push(() => {
          clearTimeout(limit);
          resolve();
        });
      });
      return now();
    },
    close() {
      closed = true;
      clearTimeout(timer);
      for (const wake of waiting.splice(0)) wake();
      waiting = [];
      endAll();
    },
  };
}
