import { createRouterClient } from '@orpc/server';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openConsole, type Console } from '../../electron/app/console.ts';
import { fileKeyKeeper } from '../../electron/data/index.ts';
import { demoBook, demoPin, demoSeed, demoStaff } from '../../electron/demo/index.ts';
import { connectCaller } from '../../electron/server/caller.ts';
import { businessDateOf } from '../../shared/model/dates.ts';

/** A demo branch in full swing: people of the branch act through the router, with their permissions. */
export interface BusyHall {
  readonly console: Console;
  /** The next act of the hall, which keeps as many waiting as there were: a number taken, called, started, completed. */
  act(): Promise<void>;
  /** Takes numbers until so many wait. */
  fill(waiting: number): Promise<void>;
  /** Bytes of the lobby's and the branch's whole views as they are now. */
  wholeBytes(): Promise<number>;
  close(): Promise<void>;
}

/** Opens a copy of a demo folder. */
export async function openBusyHall(demoFolder: string): Promise<BusyHall> {
  const dir = mkdtempSync(join(tmpdir(), 'vestibule-bench-live-'));
  cpSync(demoFolder, dir, { recursive: true });
  const opened = await openConsole({
    dir,
    keeper: fileKeyKeeper({}),
    host: { kind: 'browser', chooseFolder: () => Promise.resolve(null) },
  });
  const signedIn = async (staffNo: string) => {
    const client = createRouterClient(opened.router, {
      context: { caller: connectCaller(opened) },
    });
    await client.session.signIn({ staffNo, pin: demoPin });
    return { staffNo, client };
  };
  const of = (role: string) => demoStaff.filter((person) => person.role === role);
  const lobby = await signedIn(of('lobby')[1]?.staffNo ?? '');
  const head = await signedIn(of('head')[0]?.staffNo ?? '');
  const tellers = await Promise.all(of('teller').map(({ staffNo }) => signedIn(staffNo)));
  const { clients } = demoBook({
    seed: demoSeed,
    today: businessDateOf(Date.now()),
  }).rows;
  const services = ['cash', 'non-cash', 'wealth'];
  let arrivals = 0;
  let turns = 0;

  /** Every fourth is a client of the book, who has a tier; one who holds a number already comes as a walk-in. */
  async function arrive(): Promise<void> {
    arrivals += 1;
    const service = services[arrivals % services.length] ?? 'cash';
    const known = clients[(arrivals / 4) % clients.length];
    const take = (clientNo: string | null) =>
      lobby.client.hall.takeTicket({ clientNo, service, care: 'none' });
    if (known?.kind === 'personal') await take(known.client_no).catch(() => take(null));
    else await take(null);
  }

  async function serve(): Promise<void> {
    turns += 1;
    const teller = tellers[turns % tellers.length];
    if (!teller) return;
    const state = opened.floor.state();
    const counters = [...state.counters.values()];
    const mine = counters.find(({ staffNo }) => staffNo === teller.staffNo);
    const { queue } = teller.client;
    if (!mine) {
      const free = counters.find((counter) => counter.state === 'closed');
      if (free) await queue.openCounter({ counter: free.id });
    } else if (mine.state === 'paused') await queue.resumeCounter({ counter: mine.id });
    else if (mine.ticketId === null) await queue.callNext();
    else {
      const { ticketId } = mine;
      const ticket = state.tickets.get(ticketId);
      // What is left open on a checklist stays on the lobby's screen, and here everything is done well.
      const due = ticket?.checklist.find((entry) => entry.state === 'open');
      if (ticket?.state === 'called') await queue.start({ ticketId });
      else if (due) await teller.client.hall.itemDone({ ticketId, item: due.item });
      else await queue.complete({ ticketId });
    }
  }

  let full = 0;
  const waitingNow = () =>
    [...opened.floor.state().open.values()].filter(({ state }) => state === 'waiting').length;
  return {
    console: opened,
    async act() {
      await (waitingNow() < full ? arrive() : serve());
    },
    async fill(waiting) {
      full = waiting;
      while (waitingNow() < waiting) await arrive();
    },
    async wholeBytes() {
      const views = [await lobby.client.hall.lobby(), await head.client.queue.branch()];
      let bytes = 0;
      for (const view of views) {
        bytes += JSON.stringify((await view.next()).value).length;
        await view.return();
      }
      return bytes;
    },
    async close() {
      await opened.close();
      rmSync(dir, { recursive: true });
    },
  };
}
