import { EventEmitter } from 'node:events';
import { describe, expect, it, vi } from 'vitest';
import { endCleanly, lockWithSystem } from './lifecycle.ts';
import { StandInApp } from './stand-in/stand-in.fixture.ts';

function setUp(closeConsole: () => Promise<void> = () => Promise.resolve()) {
  const app = new StandInApp({});
  const signals = new EventEmitter();
  const log = { folder: '', file: '', error: vi.fn(), note: vi.fn() };
  const order: string[] = [];
  endCleanly(
    { app, signals, log, limitMs: 30 },
    {
      closePorts: () => order.push('ports'),
      closeConsole() {
        order.push('console');
        return closeConsole();
      },
    },
  );
  return { app, signals, log, order };
}

describe('ending', () => {
  it('closes ports, then the console, then quits', async () => {
    const { app, order } = setUp();
    app.quit();
    expect(app.acts).not.toContain('ended 0');
    await expect.poll(() => app.acts).toContain('ended 0');
    expect(order).toEqual(['ports', 'console']);
  });

  it.each(['SIGINT', 'SIGTERM', 'SIGHUP'])(
    'does so upon %s, and at once upon a second',
    async (name) => {
      const slow = setUp(() => new Promise((resolve) => setTimeout(resolve, 10)));
      slow.signals.emit(name);
      await expect.poll(() => slow.app.acts).toContain('ended 0');
      const stuck = setUp(() => new Promise(() => {}));
      stuck.signals.emit(name);
      stuck.signals.emit(name);
      expect(stuck.app.acts).toContain('ended 1');
    },
  );

  it('does so when the last window is closed', async () => {
    const { app } = setUp();
    app.emit('window-all-closed');
    await expect.poll(() => app.acts).toContain('ended 0');
  });

  it('closes once, however often it is asked', async () => {
    const { app, order } = setUp();
    app.quit();
    app.quit();
    await expect.poll(() => app.acts).toContain('ended 0');
    expect(order).toEqual(['ports', 'console']);
  });

  it('does not wait for ever, nor hide a failure', async () => {
    for (const work of [() => new Promise<void>(() => {}), () => Promise.reject(new Error('x'))]) {
      const { app, log } = setUp(work);
      app.quit();
      await expect.poll(() => app.acts).toContain('ended 1');
      expect(log.error).toHaveBeenCalledOnce();
    }
  });
});

describe('the system', () => {
  it('locks the pages when it locks, sleeps or changes its user, and quits when it ends', () => {
    const power = new EventEmitter();
    const running = { lockAll: vi.fn(), quit: vi.fn() };
    const log = { folder: '', file: '', error: vi.fn(), note: vi.fn() };
    lockWithSystem(power, running, log);
    for (const name of ['lock-screen', 'suspend', 'user-did-resign-active']) power.emit(name);
    expect(running.lockAll).toHaveBeenCalledTimes(3);
    power.emit('resume');
    expect(running.lockAll).toHaveBeenCalledTimes(3);
    power.emit('shutdown');
    expect(running.quit).toHaveBeenCalledOnce();
  });
});
