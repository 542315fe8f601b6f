import { connect, createServer, type Socket } from 'node:net';

/** The cable between a console and the server. */
export interface TestProxy {
  readonly port: number;
  /** What the server answers from now on is lost; after so long the connections break. */
  loseReplies(ms: number): Promise<void>;
  /** Nothing passes any more and nobody is told, until {@link mend}; new connections hang as well. */
  cut(): void;
  /** Passes again. What was connected before stays dead. */
  mend(): void;
  close(): Promise<void>;
}

/** Opens a proxy to a server of this machine. */
export async function testProxy(to: number): Promise<TestProxy> {
  let state: 'passes' | 'loses' | 'cut' = 'passes';
  const open = new Set<{ client: Socket; server: Socket }>();
  const proxy = createServer((client) => {
    const server = connect(to, '127.0.0.1');
    const pair = { client, server };
    open.add(pair);
    let dead = false;
    client.on('data', (bytes) => {
      dead ||= state === 'cut';
      if (!dead) server.write(bytes);
    });
    server.on('data', (bytes) => {
      dead ||= state === 'cut';
      if (!dead && state === 'passes') client.write(bytes);
    });
    for (const socket of [client, server]) {
      socket.setNoDelay(true);
      socket.on('error', () => undefined);
      socket.on('close', () => {
        open.delete(pair);
        // A cut cable tells nobody that the other end has gone.
        if (dead && socket === server) return;
        client.destroy();
        server.destroy();
      });
    }
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  const address = proxy.address();

  return {
    port: typeof address === 'object' && address ? address.port : 0,
    async loseReplies(ms) {
      state = 'loses';
      await new Promise((resolve) => setTimeout(resolve, ms));
      for (const { client, server } of [...open]) {
        client.destroy();
        server.destroy();
      }
      state = 'passes';
    },
    cut: () => void (state = 'cut'),
    mend: () => void (state = 'passes'),
    async close() {
      for (const { client, server } of [...open]) {
        client.destroy();
        server.destroy();
      }
      await new Promise((resolve) => proxy.close(resolve));
    },
  };
}
