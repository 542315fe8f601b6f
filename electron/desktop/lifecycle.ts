import type { App, Event } from 'electron';
import type { Listens } from './events.ts';
import type { ErrorLog } from '../platform/index.ts';

/** What has to be ended, in this order, before the process may go. */
export interface Running {
  closePorts(): void;
  closeConsole(): Promise<void>;
}

/** What ending depends on. */
export interface EndingParts {
  readonly app: Pick<App, 'quit' | 'exit'> &
    Listens<{ 'before-quit': [event: Event]; 'window-all-closed': [] }>;
  readonly signals: Listens<Record<'SIGINT' | 'SIGTERM' | 'SIGHUP', []>>;
  readonly log: ErrorLog;
  /** A console that takes longer to close than this is left to its durable log. */
  readonly limitMs: number;
}

/**
 * Ends the console cleanly however it is asked to: by the menu, the last window, or a signal. The first request closes
 * ports and console and then really quits; a second signal while that lasts ends at once, which loses nothing confirmed.
 */
export function endCleanly(parts: EndingParts, running: Running): void {
  const { app, log } = parts;
  let state: 'running' | 'ending' | 'ended' = 'running';
  app.on('before-quit', (event) => {
    if (state === 'ended') return;
    event.preventDefault();
    if (state === 'ending') return;
    state = 'ending';
    void within(parts.limitMs, () => end(running)).then(
      () => {
        state = 'ended';
        app.quit();
      },
      (error: unknown) => {
        log.error('closing', error);
        app.exit(1);
      },
    );
  });
  app.on('window-all-closed', () => app.quit());
  const asked = () => (state === 'ending' ? app.exit(1) : app.quit());
  parts.signals.on('SIGINT', asked);
  parts.signals.on('SIGTERM', asked);
  parts.signals.on('SIGHUP', asked);
}

async function end(running: Running): Promise<void> {
  running.closePorts();
  await running.closeConsole();
}

async function within(limitMs: number, work: () => Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error('not closed in time')), limitMs);
  });
  try {
    await Promise.race([work(), late]);
  } finally {
    clearTimeout(timer);
  }
}

/** What locking with the system depends on. */
export type LockEvents = Listens<
  Record<'lock-screen' | 'suspend' | 'user-did-resign-active' | 'shutdown' | 'resume', []>
>;

/**
 * Locks the console's pages when the system locks, sleeps or is handed to another user. Waking up needs nothing: ports
 * live in this machine and durations never come from the wall clock.
 */
export function lockWithSystem(
  power: LockEvents,
  running: { lockAll(): void; quit(): void },
  log: ErrorLog,
): void {
  power.on('lock-screen', () => running.lockAll());
  power.on('suspend', () => running.lockAll());
  power.on('user-did-resign-active', () => running.lockAll());
  power.on('resume', () => log.note('resumed'));
  power.on('shutdown', () => running.quit());
}
