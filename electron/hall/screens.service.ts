import type { LobbyLive } from '../../shared/contract/hall.ts';
import type { BranchLive, CounterLive, DisplayLive } from '../../shared/contract/queue.ts';
import type { FloorState, Ticket } from '../../shared/model/hall/floor.ts';
import { policyOf } from '../../shared/model/hall/policy.ts';
import { counterOf, hasEnded, reinstatable, waitingFor, type Floor } from '../queue/index.ts';
import type { Appointments } from './appointments.service.ts';
import {
  checklistFigures,
  longestWaiting,
  promiseKept,
  servedAt,
  tierFigures,
} from './figures.rules.ts';
import type { HintView } from './hints.ts';
import type { TicketViews } from './ticket-views.service.ts';

/** How long an incomplete checklist stays in the list after the client has left the counter. */
const lingerMs = 20 * 60_000;
/** How many of the next tickets a teller sees. */
const nextShown = 3;

/** The contents of each live screen now, as the contract has them. */
export interface Screens {
  lobby(): LobbyLive;
  branch(): BranchLive;
  counter(staffNo: string, brief: CounterBrief): CounterLive;
  display(): DisplayLive;
}

/** What a teller sees about the client at the counter. */
export interface CounterBrief {
  (clientNo: string | null): {
    readonly hints: HintView[];
    readonly homeBranch: { zh: string; en: string } | null;
    readonly managerName: string | null;
  };
}

/** Creates the screens of a floor. */
export function createScreens(
  floor: Floor,
  views: TicketViews,
  appointments: Appointments,
): Screens {
  return {
    lobby: () => lobbyView(floor, views, appointments),
    branch: () => branchView(floor, views),
    counter: (staffNo, brief) => counterScreen(floor, views, staffNo, brief),
    display: () => displayView(floor),
  };
}

function ruleOf(state: FloorState) {
  return state.config?.rule ?? { kind: 'fifo' as const };
}

function lobbyView(floor: Floor, views: TicketViews, appointments: Appointments): LobbyLive {
  const state = floor.state();
  const now = floor.now();
  const { waiting, line } = views.line(state, now);
  const served = onTheFloor(state, now);
  const missed = missedBy(state, now);
  const parked = parkedIn(state);
  const shown = new Set([...waiting, ...served, ...missed, ...parked]);
  return {
    lists: { tickets: ticketsOf(state, shown, views), line },
    parts: {
      seq: state.seq,
      rule: ruleOf(state),
      services: [...(state.config?.services ?? [])],
      floor: served.map(({ id }) => id),
      missed: missed.map(({ id }) => id),
      parked: parked.map(({ id }) => id),
      alerts: views.alerts(state, now),
      appointments: appointments.list(state),
      appointmentWindow: policyOf(state.config).appointments,
    },
  };
}

/** No-shows that may still be reinstated, the latest first. */
function missedBy(state: FloorState, now: number): Ticket[] {
  const policy = policyOf(state.config);
  return [...state.tickets.values()]
    .filter((ticket) => ticket.state === 'no-show' && reinstatable(policy, ticket, now) === null)
    .sort((a, b) => (b.endedAt ?? 0) - (a.endedAt ?? 0));
}

function parkedIn(state: FloorState): Ticket[] {
  return [...state.open.values()]
    .filter((ticket) => ticket.state === 'parked')
    .sort((a, b) => a.order - b.order);
}

/** In the order of arrival, so that this list does not change when only the order of calling does. */
function ticketsOf(state: FloorState, shown: ReadonlySet<Ticket>, views: TicketViews) {
  return [...state.tickets.values()]
    .filter((ticket) => shown.has(ticket))
    .map((ticket) => views.ticket(state, ticket));
}

/** Tickets with a checklist, latest first; after the service only if the checklist is incomplete, for a while. */
function onTheFloor(state: FloorState, now: number): Ticket[] {
  return [...state.tickets.values()]
    .filter((ticket) => {
      if (ticket.checklist.length === 0) return false;
      if (!hasEnded(ticket)) return true;
      const open = ticket.checklist.some((entry) => entry.state === 'open');
      return ticket.state === 'completed' && open && now - (ticket.endedAt ?? 0) < lingerMs;
    })
    .reverse();
}

function branchView(floor: Floor, views: TicketViews): BranchLive {
  const state = floor.state();
  const now = floor.now();
  const { waiting, line } = views.line(state, now);
  const longest = longestWaiting(state);
  return {
    lists: {
      tickets: ticketsOf(state, new Set(waiting), views),
      line,
      counters: [...state.counters.values()].map((counter) => views.counter(state, counter)),
    },
    parts: {
      figures: {
        longest: longest && {
          number: longest.number,
          tier: longest.tier,
          takenAt: longest.takenAt,
        },
        promise: promiseKept(state, now),
        checklist: checklistFigures(state),
      },
      alerts: views.alerts(state, now),
      rule: ruleOf(state),
      promiseMinutes: state.config?.promiseMinutes ?? {
        diamond: 0,
        platinum: 0,
        gold: 0,
        regular: 0,
      },
      services: [...(state.config?.services ?? [])],
      closed: state.closed,
      dayEnd: policyOf(state.config).dayEnd,
      today: tierFigures(state, now),
    },
  };
}

function counterScreen(
  floor: Floor,
  views: TicketViews,
  staffNo: string,
  brief: CounterBrief,
): CounterLive {
  const state = floor.state();
  const mine = counterOf(state, staffNo);
  const current = mine?.ticketId == null ? undefined : state.tickets.get(mine.ticketId);
  const { served, mean } = servedAt(state, staffNo);
  return {
    lists: {
      counters: [...state.counters.values()].map((counter) => views.counter(state, counter)),
      parked: parkedIn(state).map((ticket) => views.ticket(state, ticket)),
      missed: missedBy(state, floor.now()).map((ticket) => views.ticket(state, ticket)),
    },
    parts: {
      counter: mine && views.counter(state, mine),
      lost: mine ? null : views.lost(state, staffNo),
      brief: brief(current?.clientNo ?? null),
      next: mine ? views.next(state, floor.now(), mine, nextShown) : [],
      waiting: mine ? waitingFor(state, mine).length : 0,
      recallsBeforeNoShow: state.config?.recallsBeforeNoShow ?? 0,
      services: [...(state.config?.services ?? [])],
      served,
      meanServiceSeconds: mean,
    },
  };
}

function displayView(floor: Floor): DisplayLive {
  const state = floor.state();
  return {
    lists: {},
    parts: {
      calls: state.calls.map(({ number, counter, at, ticketId }) => ({
        number,
        counter,
        at,
        recalls: state.tickets.get(ticketId)?.recalls ?? 0,
      })),
      waiting: waitingFor(state).length,
      rule: ruleOf(state),
      branch: state.config?.name ?? { zh: '', en: '' },
    },
  };
}
