import type { MessageChannelMain, MessageEvent, MessagePortMain } from 'electron';
import { EventEmitter } from 'node:events';
import { MessageChannel, type MessagePort } from 'node:worker_threads';

/**
 * Electron's port over one of Node's: messages wait until `start`, arrive as `{ data, ports }`, and both sides hear of
 * a close.
 */
export class StandInPort extends EventEmitter implements MessagePortMain {
  readonly #port: MessagePort;
  #started = false;

  constructor(port: MessagePort) {
    super();
    this.#port = port;
    port.on('close', () => this.emit('close'));
    port.unref();
  }

  start(): void {
    if (this.#started) return;
    this.#started = true;
    this.#port.on('message', (data: unknown) => {
      this.emit('message', { data, ports: [] } satisfies MessageEvent);
    });
  }

  postMessage(message: unknown, transfer: MessagePortMain[] = []): void {
    this.#port.postMessage(message, transfer.map(underlying));
  }

  close(): void {
    this.#port.close();
  }

  /** What a page receives of a port that was sent to it. */
  static underlying(port: StandInPort): MessagePort {
    return port.#port;
  }
}

/** The port as the other side, a page, has it. */
export function underlying(port: MessagePortMain): MessagePort {
  if (!(port instanceof StandInPort)) throw new TypeError('not a port of the stand-in');
  return StandInPort.underlying(port);
}

function electronPort(port: MessagePort): MessagePortMain {
  const standIn: unknown = new StandInPort(port);
  return standIn as MessagePortMain; // the class implements it, which the linter would have as nominal
}

/** Electron's channel over Node's. */
export class StandInChannel implements MessageChannelMain {
  readonly port1: MessagePortMain;
  readonly port2: MessagePortMain;

  constructor() {
    const { port1, port2 } = new MessageChannel();
    this.port1 = electronPort(port1);
    this.port2 = electronPort(port2);
  }
}
