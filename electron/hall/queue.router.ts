import type { CounterLive } from '../../shared/contract/queue.ts';
import { RefusalError } from '../../shared/model/hall/refusal.ts';
import type { LinkState } from '../../shared/model/hall/link-state.ts';
import { may } from '../../shared/model/people/roles.ts';
import type { Act, Command, Floor } from '../queue/index.ts';
import {
  openProcedures,
  procedures,
  watch,
  watchOpenly,
  type CallContext,
  type LiveModel,
  type LiveViews,
  type SignedIn,
} from '../server/index.ts';
import type { People } from './people.service.ts';
import type { Recognition } from './recognition.service.ts';
import type { Screens } from './screens.service.ts';
import type { TicketViews } from './ticket-views.service.ts';

/** Dependencies of the queue's procedures. */
export interface QueueRouterParts {
  readonly floor: Floor;
  readonly screens: Screens;
  readonly views: TicketViews;
  readonly recognition: Recognition;
  readonly people: People;
  readonly live: LiveViews;
  /** The line to the branch's shared log; null: the branch is on this machine. */
  readonly line: () => LinkState | null;
}

interface ActorCall {
  readonly context: CallContext & { readonly actor: SignedIn };
}

/** Counters, calls and steering: `shared/contract/queue.ts` over the floor. */
export function createQueueRouter(parts: QueueRouterParts) {
  const { floor, screens, views, recognition, people, live, line } = parts;
  const queue = procedures.queue;
  const branch = live.open('branch', () => screens.branch());
  const display = live.open('display', () => screens.display());
  const counters = new Map<string, LiveModel<CounterLive>>();

  /** A teller's own view, without amounts if the role may not see them. */
  function counterOfTeller({ staffNo, role }: SignedIn): LiveModel<CounterLive> {
    const seesBalances = may(role, 'see-balances');
    const name = `counter/${staffNo}/${seesBalances ? 'amounts' : 'no-amounts'}`;
    const brief = (clientNo: string | null) => recognition.brief(clientNo, seesBalances);
    const model = counters.get(name) ?? live.open(name, () => screens.counter(staffNo, brief));
    counters.set(name, model);
    return model;
  }

  async function act({ context }: ActorCall, act: Act): Promise<void> {
    await floor.act(act, { actor: context.actor.staffNo, place: context.caller.place });
  }

  /** A teller may change their own counter; whoever steers the branch may change any. */
  function changeCounter(call: ActorCall, counter: number, command: Command): Promise<void> {
    const { staffNo, role } = call.context.actor;
    return act(call, ({ counters }) => {
      const own = counters.get(counter)?.staffNo === staffNo;
      if (!own && !may(role, 'steer')) throw new RefusalError('not-your-counter', String(counter));
      return command;
    });
  }

  /** Calls a ticket. @returns it, as it is on the floor afterwards */
  async function call({ context }: ActorCall, command: Command) {
    const by = { actor: context.actor.staffNo, place: context.caller.place };
    const logged = await floor.act(command, by);
    const called = logged.find(({ event }) => event.type === 'ticket-called')?.event;
    const state = floor.state();
    const ticket =
      called?.type === 'ticket-called' ? state.tickets.get(called.ticketId) : undefined;
    if (!ticket) throw new Error('a ticket was called and is not on the floor');
    return views.ticket(state, ticket);
  }

  return {
    // Only times, so nobody has to be signed in.
    clock: openProcedures.queue.clock.handler(() => {
      const { day, unconfirmedSince } = floor.state();
      const unsure =
        day !== null && unconfirmedSince !== null ? { day, after: unconfirmedSince } : null;
      return { ...floor.clock(), floor: floor.now(), unsure, line: line() };
    }),
    confirmDay: queue.confirmDay.handler((call) => act(call, { type: 'confirm-day' })),
    correctClock: queue.correctClock.handler(async ({ context }) => {
      await floor.correctClock({ actor: context.actor.staffNo, place: context.caller.place });
    }),
    openCounter: queue.openCounter.handler((call) => {
      const { counter, staffNo: other } = call.input;
      const { staffNo: own, role } = call.context.actor;
      const staffNo = other ?? own;
      if (staffNo !== own) {
        if (!may(role, 'steer')) throw new RefusalError('not-your-counter', String(counter));
        const known = people.servers(floor.state()).some((person) => person.staffNo === staffNo);
        if (!known) throw new RefusalError('person-unknown', staffNo);
      }
      return act(call, { type: 'open-counter', counter, staffNo });
    }),
    setWork: queue.setWork.handler((call) =>
      changeCounter(call, call.input.counter, { type: 'set-work', ...call.input }),
    ),
    servers: queue.servers.handler(() => people.servers(floor.state())),
    pauseCounter: queue.pauseCounter.handler((call) =>
      changeCounter(call, call.input.counter, { type: 'pause-counter', ...call.input }),
    ),
    resumeCounter: queue.resumeCounter.handler((call) =>
      changeCounter(call, call.input.counter, { type: 'resume-counter', ...call.input }),
    ),
    closeCounter: queue.closeCounter.handler((call) =>
      changeCounter(call, call.input.counter, { type: 'close-counter', ...call.input }),
    ),
    callNext: queue.callNext.handler(({ context }) => {
      const { staffNo } = context.actor;
      return call({ context }, { type: 'call-next', staffNo });
    }),
    callChosen: queue.callChosen.handler(({ input, context }) => {
      const { staffNo } = context.actor;
      return call({ context }, { type: 'call-chosen', staffNo, ...input });
    }),
    recall: queue.recall.handler((call) => act(call, atCounter('recall', call))),
    start: queue.start.handler((call) => act(call, atCounter('start', call))),
    complete: queue.complete.handler((call) => act(call, atCounter('complete', call))),
    noShow: queue.noShow.handler((call) => act(call, atCounter('no-show', call))),
    park: queue.park.handler(({ input: { ticketId, here = false, wakeAt = null }, context }) =>
      act({ context }, { type: 'park', staffNo: context.actor.staffNo, ticketId, here, wakeAt }),
    ),
    returnToQueue: queue.returnToQueue.handler((call) => act(call, atCounter('return', call))),
    leave: queue.leave.handler((call) => act(call, atCounter('leave', call))),
    reinstate: queue.reinstate.handler((call) => act(call, { type: 'reinstate', ...call.input })),
    resume: queue.resume.handler((call) => act(call, { type: 'resume', ...call.input })),
    transfer: queue.transfer.handler(({ input: { counter = null, ...input }, context }) =>
      act({ context }, { type: 'transfer', staffNo: context.actor.staffNo, ...input, counter }),
    ),
    move: queue.move.handler((call) => act(call, { type: 'move', ...call.input })),
    changeRule: queue.changeRule.handler((call) =>
      act(call, { type: 'change-rule', ...call.input }),
    ),
    changePromises: queue.changePromises.handler((call) =>
      act(call, { type: 'change-promises', ...call.input }),
    ),
    closeDay: queue.closeDay.handler((call) =>
      act(call, { type: 'close-day', date: floor.state().day ?? '', final: false }),
    ),
    reopenDay: queue.reopenDay.handler((call) => act(call, { type: 'reopen-day' })),
    counter: queue.counter.handler((call) => watch(counterOfTeller(call.context.actor), call)),
    branch: queue.branch.handler((call) => watch(branch, call)),
    // Only ticket numbers: the display is a television at which nobody is signed in.
    display: openProcedures.queue.display.handler((call) => watchOpenly(display, call)),
  };
}

function atCounter<T extends 'recall' | 'start' | 'complete' | 'no-show' | 'return' | 'leave'>(
  type: T,
  call: ActorCall & { readonly input: { readonly ticketId: string } },
) {
  return { type, staffNo: call.context.actor.staffNo, ticketId: call.input.ticketId };
}
