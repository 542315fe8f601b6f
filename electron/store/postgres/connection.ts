import { Socket } from 'node:net';
import { Client, DatabaseError, type QueryResult } from 'pg';
import type { ServerAddress } from './server-address.ts';

/** The connection ended or does not answer; whether the last statement was done is not known. */
export class ConnectionLost extends Error {
  override readonly name = 'ConnectionLost';
}

/** One connection to the server. Statements are sent at once and answered in order. */
export interface Connection {
  /** Calls a function of the schema. @throws ConnectionLost, DatabaseError */
  call(name: string, ...values: readonly unknown[]): Promise<unknown>;
  /** BEGIN, COMMIT, ROLLBACK, LISTEN. @returns the command that was done: COMMIT of a failed transaction is ROLLBACK */
  run(statement: string): Promise<string>;
  onNotification(listener: (payload: string) => void): void;
  /** Calls back once when it has ended, for whatever reason. */
  onEnd(listener: () => void): void;
  /** Ends it at once. */
  end(): void;
}

/** A console that hangs with the branch in its hand is cut after this. */
const holdMs = 1500;
/** The longest wait for others that hold the branch, each for at most {@link holdMs}. */
const waitMs = 4000;
/** Nothing takes longer; a connection that does not answer by then is taken for dead. */
const answerMs = 5000;
const connectMs = 5000;

/** Opens a connection. @throws ConnectionLost, DatabaseError (for example when the role may not log in) */
export async function connect(
  { host, port, database, user, password, tls }: ServerAddress,
  deadlineMs = answerMs,
): Promise<Connection> {
  const socket = new Socket();
  const client = new Client({
    host,
    port,
    database,
    user,
    password: password ?? '',
    ssl: tls !== null && {
      ca: tls.ca,
      ...(tls.cert !== undefined && { cert: tls.cert, key: tls.key }),
      ...(tls.name !== undefined && { servername: tls.name }),
      minVersion: 'TLSv1.3',
    },
    stream: () => socket,
    pipeline: true,
    keepAlive: true,
    application_name: 'vestibule',
    connectionTimeoutMillis: Math.min(connectMs, 4 * deadlineMs),
    idle_in_transaction_session_timeout: holdMs,
    lock_timeout: waitMs,
    statement_timeout: waitMs,
    // Whatever the server's default is: what is confirmed is on its disk.
    options: '-c synchronous_commit=on',
  });
  let ended = false;
  const endListeners: (() => void)[] = [];
  const end = () => {
    if (ended) return;
    ended = true;
    socket.destroy();
    for (const listener of endListeners) listener();
  };
  client.on('error', end);
  client.on('end', end);
  try {
    await client.connect();
  } catch (error) {
    end();
    throw lost(error);
  }

  async function ask(question: Promise<QueryResult>): Promise<QueryResult> {
    if (ended) {
      question.catch(() => undefined);
      throw new ConnectionLost('has ended');
    }
    const timer = setTimeout(end, deadlineMs);
    try {
      // The client rejects what is open when the socket goes.
      return await question;
    } catch (error) {
      throw lost(error);
    } finally {
      clearTimeout(timer);
    }
  }

  return {
    async call(name, ...values) {
      const marks = values.map((_, index) => `$${index + 1}`).join(', ');
      // Named, so that the server plans it once for each connection.
      const text = `SELECT vestibule.${name}(${marks}) AS answer`;
      const { rows } = await ask(client.query({ name, text, values: [...values] }));
      return (rows as { answer: unknown }[])[0]?.answer;
    },
    run: async (statement) => (await ask(client.query(statement))).command,
    onNotification: (listener) =>
      void client.on('notification', ({ payload }) => listener(payload ?? '')),
    onEnd(listener) {
      if (ended) listener();
      else endListeners.push(listener);
    },
    end,
  };
}

/** SQLSTATE of what the server said; null: it said nothing. */
export function sqlState(error: unknown): string | null {
  return error instanceof DatabaseError ? (error.code ?? null) : null;
}

/** Errors by which the server says that it ends the connection: they are the same as its loss. */
const endings = /^(57P0[1-5]|25P0[34]|08...|57014|55P03|53300)$/;

function lost(error: unknown): unknown {
  const state = sqlState(error);
  if (error instanceof ConnectionLost || (state !== null && !endings.test(state))) return error;
  return new ConnectionLost('the connection failed', { cause: error });
}
