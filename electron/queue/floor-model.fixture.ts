import type { BranchConfig } from '../../shared/model/branch.ts';
import type { FloorState } from '../../shared/model/hall/floor.ts';
import { defaultPolicy } from '../../shared/model/hall/policy.ts';
import type { RefusalCode } from '../../shared/model/hall/refusal.ts';
import type { Command } from './commands/command.rules.ts';

/** What the model keeps of one ticket: no more than what can be asked of it. */
interface Visit {
  state: string;
  service: string;
  further: string[];
  clientNo: string | null;
  recalls: number;
  comebacks: number;
  missedAt: number;
  wakeAt: number | null;
}

/** Acts on a visit that are allowed in one state only, and what they make of it. */
const steps = {
  start: ['called', 'serving', 'ticket-not-called'],
  return: ['called', 'waiting', 'ticket-not-called'],
  resume: ['parked', 'waiting', 'ticket-not-parked'],
} as const;

const over = new Set(['no-show', 'completed', 'cancelled', 'left', 'carried']);

/**
 * A floor told in the simplest way: states of visits and who sits where. It knows nothing of events and of the order
 * of calling; it says whether an act about a visit or a counter is refused, and what the states are afterwards.
 */
export function createFloorModel(config: BranchConfig) {
  const visits = new Map<string, Visit>();
  const counters = new Map(
    config.counters.map(({ id }) => [
      id,
      { state: 'closed', staffNo: '', ticketId: null as string | null },
    ]),
  );
  const { reinstate, dayEnd } = config.policy ?? defaultPolicy;
  let closed = false;
  const seatOf = (staffNo: string) =>
    [...counters.values()].find((one) => one.state !== 'closed' && one.staffNo === staffNo);
  const holds = (clientNo: string | null) =>
    clientNo !== null &&
    [...visits.values()].some((one) => one.clientNo === clientNo && !over.has(one.state));
  const stand = (ticketId: string) => {
    for (const one of counters.values()) if (one.ticketId === ticketId) one.ticketId = null;
  };

  /** Why the act is refused; null: it is not; undefined: the model has no opinion. */
  function refusal(command: Command, now: number): RefusalCode | null | undefined {
    if (closed && !['reopen-day', 'wake', 'make-appointment', 'set-work'].includes(command.type)) {
      return 'day-closed';
    }
    const visit = 'ticketId' in command ? visits.get(command.ticketId) : undefined;
    switch (command.type) {
      case 'take-ticket':
        return holds(command.clientNo) ? 'client-has-ticket' : null;
      case 'recall':
      case 'start':
      case 'complete':
      case 'no-show':
      case 'return':
      case 'park': {
        if (!visit) return 'ticket-unknown';
        const seat = seatOf(command.staffNo);
        if (!seat) return 'counter-closed';
        if (seat.ticketId !== command.ticketId) return 'ticket-not-here';
        if (command.type === 'park') {
          return (command.wakeAt ?? Infinity) <= now ? 'wake-time-past' : null;
        }
        if (command.type === 'complete') {
          return visit.state === 'serving' ? null : 'ticket-not-serving';
        }
        if (visit.state !== 'called') return 'ticket-not-called';
        const few = command.type === 'no-show' && visit.recalls < config.recallsBeforeNoShow;
        return few ? 'recall-first' : null;
      }
      case 'reinstate':
        if (!visit) return 'ticket-unknown';
        if (visit.state !== 'no-show') return 'ticket-not-waiting';
        if (visit.comebacks >= reinstate.times) return 'reinstate-too-often';
        if (now - visit.missedAt > reinstate.withinMinutes * 60_000) return 'reinstate-too-late';
        return holds(visit.clientNo) ? 'client-has-ticket' : null;
      case 'resume':
      case 'leave':
      case 'cancel':
      case 'move':
        if (!visit) return 'ticket-unknown';
        if (over.has(visit.state)) return 'ticket-ended';
        if (command.type === 'resume') return visit.state === 'parked' ? null : 'ticket-not-parked';
        if (command.type === 'move') return visit.state === 'waiting' ? null : 'ticket-not-waiting';
        if (visit.state !== 'serving') return null;
        if (command.type === 'cancel') return 'ticket-not-waiting';
        return seatOf(command.staffNo)?.ticketId === command.ticketId ? null : 'ticket-not-here';
      case 'open-counter': {
        const seat = counters.get(command.counter);
        if (!seat) return 'counter-unknown';
        if (seat.state !== 'closed') return 'counter-taken';
        return seatOf(command.staffNo) ? 'person-at-counter' : null;
      }
      case 'close-day':
        if ([...counters.values()].some(({ ticketId }) => ticketId !== null)) return 'counter-busy';
        return null;
      case 'reopen-day':
        return closed ? null : 'day-not-closed';
      case 'answer-receiver':
      case 'call-chosen':
      case 'call-next':
      case 'call-receiver':
      case 'cancel-appointment':
      case 'change-promises':
      case 'change-rule':
      case 'change-settings':
      case 'close-counter':
      case 'configure':
      case 'confirm-day':
      case 'correct-clock':
      case 'escalate':
      case 'note-clock':
      case 'link-client':
      case 'item-done':
      case 'item-reopened':
      case 'item-skipped':
      case 'make-appointment':
      case 'open-day':
      case 'pause-counter':
      case 'resume-counter':
      case 'set-work':
      case 'transfer':
      case 'wake':
        return undefined;
    }
  }

  /** What an act that was not refused makes of the states. @param ticketId taken or called by it */
  function happened(command: Command, now: number, ticketId: string | null): void {
    const id = 'ticketId' in command ? command.ticketId : (ticketId ?? '');
    const visit = visits.get(id);
    const to = (state: string) => {
      if (visit) visit.state = state;
      if (state !== 'called' && state !== 'serving') stand(id);
    };
    switch (command.type) {
      case 'take-ticket':
        visits.set(id, {
          state: 'waiting',
          service: command.service,
          further: [...(command.further ?? [])],
          clientNo: command.clientNo,
          recalls: 0,
          comebacks: 0,
          missedAt: 0,
          wakeAt: null,
        });
        break;
      case 'call-next':
      case 'call-chosen': {
        const seat = seatOf(command.staffNo);
        if (seat) seat.ticketId = id;
        if (visit) visit.recalls = 0;
        to('called');
        break;
      }
      case 'recall':
        if (visit) visit.recalls += 1;
        break;
      case 'start':
      case 'return':
      case 'resume':
        to(steps[command.type][1]);
        break;
      case 'complete': {
        const next = visit?.further.shift();
        // Where the visit goes on is read from the floor: the model does not know who takes what.
        if (!visit || next === undefined) to('completed');
        else visit.service = next;
        break;
      }
      case 'no-show':
        if (visit) visit.missedAt = now;
        to('no-show');
        break;
      case 'reinstate':
        if (visit) visit.comebacks += 1;
        to('waiting');
        break;
      case 'park':
        to('parked');
        if (visit) visit.wakeAt = command.wakeAt ?? null;
        break;
      case 'transfer':
        if (visit) visit.service = command.service;
        to('waiting');
        break;
      case 'leave':
        to('left');
        break;
      case 'cancel':
        to('cancelled');
        break;
      case 'open-counter':
        Object.assign(counters.get(command.counter) ?? {}, {
          state: 'open',
          staffNo: command.staffNo,
        });
        break;
      case 'pause-counter':
      case 'resume-counter':
      case 'close-counter': {
        const seat = counters.get(command.counter);
        const states = { pause: 'paused', resume: 'open', close: 'closed' } as const;
        const [kind] = command.type.split('-') as [keyof typeof states];
        if (seat) seat.state = states[kind];
        break;
      }
      case 'close-day':
        closed = true;
        for (const one of counters.values()) one.state = 'closed';
        for (const one of visits.values()) {
          if (!over.has(one.state)) one.state = dayEnd === 'carry-over' ? 'carried' : 'left';
        }
        break;
      case 'reopen-day':
        closed = false;
        break;
      case 'wake':
        for (const one of visits.values()) {
          if (one.state === 'parked' && one.wakeAt !== null && one.wakeAt <= now) {
            one.state = 'waiting';
          }
        }
        break;
      case 'answer-receiver':
      case 'call-receiver':
      case 'cancel-appointment':
      case 'change-promises':
      case 'change-rule':
      case 'change-settings':
      case 'configure':
      case 'escalate':
      case 'confirm-day':
      case 'correct-clock':
      case 'note-clock':
      case 'link-client':
      case 'item-done':
      case 'item-reopened':
      case 'item-skipped':
      case 'make-appointment':
      case 'move':
      case 'open-day':
      case 'set-work':
        break;
    }
  }

  /** Where the floor and the model differ. */
  function differences(state: FloorState): string[] {
    const faults: string[] = [];
    for (const [id, visit] of visits) {
      const ticket = state.tickets.get(id);
      // After one service of several both are right: at the counter or back in the line.
      if (visit.state === 'serving' && ticket?.state === 'waiting' && ticket.done.length > 0) {
        visit.state = 'waiting';
        stand(id);
      }
      if (ticket?.state !== visit.state) faults.push(`${id}: ${ticket?.state}, not ${visit.state}`);
      if (ticket?.service !== visit.service) faults.push(`${id} is for ${ticket?.service}`);
    }
    for (const [id, seat] of counters) {
      const counter = state.counters.get(id);
      if (counter?.state !== seat.state) faults.push(`counter ${id}: ${counter?.state}`);
      if (counter?.ticketId !== seat.ticketId)
        faults.push(`counter ${id} has ${counter?.ticketId}`);
    }
    return faults;
  }

  return { refusal, happened, differences };
}
