import type { Instant } from '../../../shared/model/dates.ts';
import type { FloorState, Ticket } from '../../../shared/model/hall/floor.ts';
import { RefusalError } from '../../../shared/model/hall/refusal.ts';
import { createRandom, type Random } from '../clients/random.rules.ts';
import { type DemoArrival } from '../arrivals.rules.ts';
import type { Recognition } from '../../hall/index.ts';
import { waitingFor, type Command, type Floor } from '../../queue/index.ts';
import { createAgenda } from './agenda.rules.ts';

/** Dependencies: the same floor and rules as for real people. */
export interface DemoHallParts {
  readonly floor: Floor;
  readonly recognition: Recognition;
  /** Whether a real person is signed in as this colleague, so that the demo does not act for them. */
  readonly isTakenOver: (staffNo: string) => boolean;
  readonly seed: number;
  /** Speed relative to real time. */
  readonly pace: number;
}

/** Invented clients and colleagues. They act only through the floor, like everybody. */
export interface DemoHall {
  /** Adds future arrivals. */
  expect(arrivals: readonly DemoArrival[]): void;
  /** Opens counters with these colleagues, each by themselves or all by one person who steers. */
  openCounters(
    at: Instant,
    counters: readonly (readonly [counter: number, staffNo: string])[],
    by?: string,
  ): void;
  /** Schedules an act, if the floor allows it then. @param what returns the command, or null for none */
  doAt(
    at: Instant,
    staffNo: string,
    place: string,
    what: (state: FloorState) => Command | null,
  ): void;
  /** Runs everything that is due; `onTime` moves a simulated clock. */
  runUntil(to: Instant, onTime?: (at: Instant) => void): Promise<void>;
  stop(): void;
}

const lobbyManager = 'L01';
const usualServiceSeconds = 300;
const lookAgainMs = 4_000;

/** Creates the demo's people for a floor. */
export function createDemoHall(parts: DemoHallParts): DemoHall {
  const { floor, recognition, isTakenOver, pace } = parts;
  const random: Random = createRandom(parts.seed, 'hall');
  const agenda = createAgenda();
  const serviceSeconds = new Map<string, number>();
  const after = (at: Instant, seconds: number) => at + (seconds * 1000) / pace;

  /** Acts; ignores a refusal, because a real person was faster. */
  async function tryAct(staffNo: string, place: string, command: Command): Promise<boolean> {
    try {
      await floor.act(command, { actor: staffNo, place });
      return true;
    } catch (error) {
      if (error instanceof RefusalError) return false;
      throw error;
    }
  }

  async function arrive(arrival: DemoArrival): Promise<void> {
    try {
      const ticket = await recognition.takeTicket(arrival, { actor: lobbyManager, place: 'lobby' });
      if (!ticket) return;
      serviceSeconds.set(ticket.id, arrival.serviceSeconds);
      const receiver = ticket.reception?.receiver;
      if (receiver) greetBy(arrival.at, ticket.id, receiver.staffNo);
      serveChecklist(arrival.at, ticket.id, receiver?.staffNo ?? lobbyManager);
    } catch (error) {
      // The client may have a ticket already, which a real person took.
      if (!(error instanceof RefusalError)) throw error;
    }
  }

  function greetBy(at: Instant, ticketId: string, staffNo: string): void {
    agenda.at(after(at, random.integer(10, 40)), async () => {
      await tryAct(lobbyManager, 'lobby', { type: 'call-receiver', ticketId, staffNo });
    });
    agenda.at(after(at, random.integer(50, 150)), async () => {
      if (isTakenOver(staffNo)) return;
      await tryAct(staffNo, 'office', {
        type: 'answer-receiver',
        ticketId,
        staffNo,
        accepted: true,
      });
    });
  }

  function serveChecklist(at: Instant, ticketId: string, receiver: string): void {
    const ticket = floor.state().tickets.get(ticketId);
    let when = at;
    for (const { item } of ticket?.checklist ?? []) {
      when = after(when, random.integer(20, 240));
      const by = item === 'greeting' ? lobbyManager : receiver;
      const lot = random.next();
      if (lot > 0.93) continue;
      const command: Command =
        lot > 0.88
          ? { type: 'item-skipped', ticketId, item, reason: 'declined' }
          : { type: 'item-done', ticketId, item };
      agenda.at(when, async () => {
        if (!isTakenOver(by)) await tryAct(by, 'lobby', command);
      });
    }
  }

  /** A colleague's loop at a counter: call the next ticket, serve, look again. */
  async function work(at: Instant, counter: number, staffNo: string): Promise<void> {
    const place = `counter ${counter}`;
    const again = (when: Instant) => agenda.at(when, () => work(when, counter, staffNo));
    const later = at + lookAgainMs;
    const state = floor.state();
    const here = state.counters.get(counter);
    if (isTakenOver(staffNo) || here?.staffNo !== staffNo || here.state !== 'open') {
      again(later);
      return;
    }
    const ticket = here.ticketId === null ? undefined : state.tickets.get(here.ticketId);
    if (!ticket) {
      const someone = waitingFor(state, here).length > 0;
      if (someone) await tryAct(staffNo, place, { type: 'call-next', staffNo });
      again(someone ? after(at, random.integer(12, 35)) : later);
      return;
    }
    again(await workOn(at, staffNo, place, ticket));
  }

  /** Services are faster when many wait, and slower when nobody does. */
  function haste(): number {
    const waiting = waitingFor(floor.state()).length;
    if (waiting > 20) return 0.45;
    if (waiting > 13) return 0.7;
    return waiting < 7 ? 1.5 : 1;
  }

  /** One step with the client at the counter. @returns when the colleague acts again */
  async function workOn(
    at: Instant,
    staffNo: string,
    place: string,
    ticket: Ticket,
  ): Promise<Instant> {
    const target = { staffNo, ticketId: ticket.id };
    if (ticket.state === 'serving') {
      const usual = serviceSeconds.get(ticket.id) ?? usualServiceSeconds;
      const needed = usual * 1000 * haste();
      const end = (ticket.startedAt ?? at) + needed / pace;
      if (at < end) return end;
      await tryAct(staffNo, place, { type: 'complete', ...target });
      return after(at, random.integer(8, 30));
    }
    const missing = ticket.recalls > 0 ? 0.75 : 0.03;
    if (!random.chance(missing)) {
      await tryAct(staffNo, place, { type: 'start', ...target });
      return at + lookAgainMs;
    }
    if (!(await tryAct(staffNo, place, { type: 'no-show', ...target }))) {
      await tryAct(staffNo, place, { type: 'recall', ...target });
    }
    return after(at, random.integer(25, 45));
  }

  return {
    expect(arrivals) {
      for (const arrival of arrivals) agenda.at(arrival.at, () => arrive(arrival));
    },
    openCounters(at, counters, by) {
      for (const [counter, staffNo] of counters) {
        agenda.at(at, async () => {
          await tryAct(by ?? staffNo, by === undefined ? `counter ${counter}` : 'branch', {
            type: 'open-counter',
            counter,
            staffNo,
          });
          await work(at, counter, staffNo);
        });
      }
    },
    doAt(at, staffNo, place, what) {
      agenda.at(at, async () => {
        const command = what(floor.state());
        if (command) await tryAct(staffNo, place, command);
      });
    },
    runUntil: (to, onTime) => agenda.runUntil(to, onTime),
    stop: () => {
      agenda.clear();
    },
  };
}
