import { connect, type Socket } from 'node:net';

/** Numbers from 0 up to 1 that are the same at each run. */
export function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** One of several. */
export const pick = <T>(random: () => number, from: readonly T[]): T =>
  from[Math.floor(random() * from.length)]!;

/** Bytes of any value. */
export const noise = (random: () => number, length: number): Buffer =>
  Buffer.from(Array.from({ length }, () => Math.floor(random() * 256)));

/** A connection that waits for what comes back. */
export interface Wire {
  /** Sends bytes, and settles with the answer that `whole` takes for one; null when the connection was closed instead. */
  ask(bytes: Buffer, whole: (answer: Buffer) => boolean): Promise<Buffer | null>;
  /** Sends bytes and goes, whatever comes. */
  drop(bytes: Buffer): Promise<void>;
  end(): void;
}

/** Opens a connection to a port of this machine. */
export async function wire(port: number): Promise<Wire> {
  const socket: Socket = connect({ port, host: '127.0.0.1', noDelay: true });
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve);
    socket.once('error', reject);
  });
  let heard = Buffer.alloc(0);
  let check = (): void => undefined;
  let closed = false;
  // Refused connections are often reset: that is an answer too.
  socket.on('error', () => undefined);
  socket.on('data', (data: Buffer) => {
    heard = Buffer.concat([heard, data]);
    check();
  });
  socket.on('end', () => socket.destroy());
  socket.on('close', () => {
    closed = true;
    check();
  });
  return {
    ask: (bytes, whole) =>
      new Promise((resolve) => {
        heard = Buffer.alloc(0);
        check = () => {
          if (whole(heard)) resolve(heard);
          else if (closed) resolve(null);
        };
        socket.write(bytes);
        check();
      }),
    drop: (bytes) =>
      new Promise((resolve) => {
        socket.write(bytes, () => {
          socket.destroy();
          resolve();
        });
      }),
    end: () => socket.destroy(),
  };
}

/** Works through a list in several lanes; each begins with a wire of its own, and a new one where that was closed. */
export async function inLanes<T>(
  lanes: number,
  list: readonly T[],
  open: () => Promise<Wire>,
  work: (wire: Wire, one: T) => Promise<boolean>,
): Promise<void> {
  let next = 0;
  const lane = async (): Promise<void> => {
    let own: Wire | null = null;
    while (next < list.length) {
      const one = list[next]!;
      next += 1;
      own ??= await open();
      if (!(await work(own, one))) own = null;
    }
    own?.end();
  };
  await Promise.all(Array.from({ length: lanes }, lane));
}
