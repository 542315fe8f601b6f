import type { Carrier, OpenCarrier } from './carrier.ts';
import { Barred } from './carrier.ts';
import { CallError } from './call-error.ts';

/**
 * connecting: not connected yet, or just lost; offline: still not connected, reconnecting; barred: the host refuses
 * this page, so a person has to open the start link again.
 */
export type ConnectionState = 'connecting' | 'online' | 'offline' | 'barred';

/** Back-off: delays before the next attempt, in milliseconds; the last one repeats. */
const backOff = [200, 400, 800, 1600, 3000] as const;
/** Failed attempts before the screen says "offline". */
const patience = 2;

/** Keeps one carrier connected, and tells its state. */
export class Connection {
  readonly #open: OpenCarrier;
  readonly #prepare: (carrier: Carrier) => Promise<void>;
  readonly #listeners = new Set<() => void>();
  #state: ConnectionState = 'connecting';
  #ready: PromiseWithResolvers<Carrier> = Promise.withResolvers();
  #current: Carrier | null = null;
  #wake: (() => void) | undefined;

  /** @param prepare runs on every new carrier before other calls: it resumes the session */
  constructor(open: OpenCarrier, prepare: (carrier: Carrier) => Promise<void>) {
    this.#open = open;
    this.#prepare = prepare;
  }

  /** Connects, and reconnects whenever the carrier is lost. */
  start(): void {
    void this.#run();
    window.addEventListener('online', this.retry);
    document.addEventListener('visibilitychange', this.retry);
  }

  /** Reconnects now, without waiting for the back-off. */
  readonly retry = (): void => {
    this.#wake?.();
  };

  readonly state = (): ConnectionState => this.#state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** The present carrier or, while there is none, the next one. Plain calls are refused at once when offline. */
  carrier(waitWhileOffline: boolean): Promise<Carrier> {
    if (this.#current) return Promise.resolve(this.#current);
    const away = this.#state === 'offline' || this.#state === 'barred';
    if (away && !waitWhileOffline) {
      return Promise.reject(new CallError('offline'));
    }
    return this.#ready.promise;
  }

  async #run(): Promise<never> {
    for (let failed = 0; ;) {
      const carrier = await this.#attempt();
      if (carrier instanceof Barred) {
        await this.#barred();
      } else if (carrier) {
        failed = 0;
        this.#current = carrier;
        this.#ready.resolve(carrier);
        this.#become('online');
        await aborted(carrier.closed);
        this.#current = null;
        this.#ready = Promise.withResolvers();
        if (carrier.closed.reason instanceof Barred) await this.#barred();
        else this.#become('connecting');
      } else {
        failed += 1;
        if (failed >= patience) this.#become('offline');
        await this.#pause(backOff[Math.min(failed, backOff.length) - 1] ?? 0);
      }
    }
  }

  /** Waits until a person has opened the link again. */
  async #barred(): Promise<void> {
    this.#become('barred');
    await this.#pause(Number.POSITIVE_INFINITY);
  }

  async #attempt(): Promise<Carrier | Barred | null> {
    try {
      const carrier = await this.#open();
      await this.#prepare(carrier);
      if (!carrier.closed.aborted) return carrier;
      return carrier.closed.reason instanceof Barred ? carrier.closed.reason : null;
    } catch (error) {
      return error instanceof Barred ? error : null;
    }
  }

  async #pause(ms: number): Promise<void> {
    await new Promise<void>((resolve) => {
      const timer = Number.isFinite(ms) ? setTimeout(resolve, ms) : undefined;
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
    this.#wake = undefined;
  }

  #become(state: ConnectionState): void {
    if (state === this.#state) return;
    this.#state = state;
    for (const listener of this.#listeners) listener();
  }
}

function aborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) => {
    signal.addEventListener('abort', () => {
      resolve();
    });
  });
}
