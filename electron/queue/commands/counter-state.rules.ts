import type { FloorState } from '../../../shared/model/hall/floor.ts';
import { refuse, type CommandOf, type Decision } from './command.rules.ts';
import { counterOf, covers } from '../calling/eligible.rules.ts';
import { unboundFrom } from './unbinding.rules.ts';

/** Opens a counter for a person, who has at most one. */
export function openCounter(state: FloorState, command: CommandOf<'open-counter'>): Decision {
  const counter = state.counters.get(command.counter);
  const subject = String(command.counter);
  if (!counter) return refuse('counter-unknown', subject);
  if (counter.state !== 'closed') return refuse('counter-taken', subject);
  const other = counterOf(state, command.staffNo);
  if (other) return refuse('person-at-counter', String(other.id));
  return [{ type: 'counter-opened', counter: counter.id, staffNo: command.staffNo }];
}

/** Pause, resume, close: never with a client at the counter. */
export function changeCounter(
  state: FloorState,
  command: CommandOf<'pause-counter' | 'resume-counter' | 'close-counter'>,
): Decision {
  const counter = state.counters.get(command.counter);
  const subject = String(command.counter);
  if (!counter) return refuse('counter-unknown', subject);
  if (counter.state === 'closed') return refuse('counter-closed', subject);
  if (counter.ticketId !== null) return refuse('counter-busy', subject);
  switch (command.type) {
    case 'pause-counter':
      return counter.state === 'paused'
        ? refuse('counter-paused', subject)
        : [{ type: 'counter-paused', counter: counter.id, reason: command.reason }];
    case 'resume-counter':
      return counter.state === 'paused' ? [{ type: 'counter-resumed', counter: counter.id }] : [];
    case 'close-counter':
      return [
        { type: 'counter-closed', counter: counter.id },
        ...unboundFrom(state, counter.id, 'counter-closed'),
      ];
  }
}

/** Changes what a counter takes, from its next call on. The client who is there is served to the end. */
export function setWork(state: FloorState, command: CommandOf<'set-work'>): Decision {
  const counter = state.counters.get(command.counter);
  if (!counter) return refuse('counter-unknown', String(command.counter));
  const known = new Set(state.config?.services.map(({ id }) => id));
  const unknown = command.services.find((service) => !known.has(service));
  if (unknown !== undefined) return refuse('service-unknown', unknown);
  const { services, tiers, clientele } = command;
  const work = { services, tiers, clientele };
  return [
    { type: 'counter-changed', counter: counter.id, ...work },
    ...unboundFrom(state, counter.id, 'counter-changed', (ticket) => covers(work, ticket)),
  ];
}
