import type { BranchConfig } from '../../shared/model/branch.ts';
import type { BusinessDate } from '../../shared/model/dates.ts';
import type { FloorEvent, FloorState } from '../../shared/model/floor.ts';
import {
  refuse,
  type Command,
  type CommandOf,
  type Decision,
  type Moment,
} from './command.rules.ts';
import {
  actAtCounter,
  callChosen,
  callNext,
  changeCounter,
  openCounter,
  transfer,
} from './counter-commands.rules.ts';
import {
  answerReceiver,
  callReceiver,
  cancel,
  checkItem,
  move,
  reinstate,
  resume,
  takeTicket,
} from './ticket-commands.rules.ts';

/** Decides a command: the events that follow from it, or the refusal. Pure; nothing has happened yet. */
export function decide(moment: Moment, command: Command): Decision {
  const { state } = moment;
  if (command.type === 'configure') return configure(state, command);
  const config = state.config;
  if (!config) return refuse('not-configured');
  if (command.type === 'close-day') return closeDay(state);
  if (command.type === 'open-day') return openDay(state, config, command.date);
  if (state.day === null) return refuse('day-not-open');
  switch (command.type) {
    case 'take-ticket':
      return takeTicket(state, config, command);
    case 'call-next':
      return callNext(moment, command);
    case 'call-chosen':
      return callChosen(moment, command);
    case 'recall':
    case 'start':
    case 'complete':
    case 'no-show':
    case 'park':
      return actAtCounter(state, command);
    case 'transfer':
      return transfer(state, command);
    case 'cancel':
      return cancel(state, command);
    case 'reinstate':
      return reinstate(state, command);
    case 'resume':
      return resume(state, command);
    case 'move':
      return move(state, command);
    case 'item-done':
    case 'item-skipped':
    case 'item-reopened':
      return checkItem(state, command);
    case 'call-receiver':
      return callReceiver(state, command);
    case 'answer-receiver':
      return answerReceiver(state, command);
    case 'open-counter':
      return openCounter(state, command);
    case 'pause-counter':
    case 'resume-counter':
    case 'close-counter':
      return changeCounter(state, command);
    case 'change-rule':
      return [{ type: 'rule-changed', rule: command.rule }];
  }
}

/** A counter with someone at it cannot be configured away. */
function configure(state: FloorState, command: CommandOf<'configure'>): Decision {
  const kept = new Set(command.config.counters.map((counter) => counter.id));
  for (const counter of state.counters.values()) {
    if (counter.state !== 'closed' && !kept.has(counter.id)) {
      return refuse('counter-busy', String(counter.id));
    }
  }
  return [{ type: 'branch-configured', config: command.config }];
}

/** Ends what the day left open: as having left, for nobody saw them served. */
function closeDay(state: FloorState): Decision {
  const left: FloorEvent[] = [...state.open.values()]
    .sort((a, b) => a.order - b.order)
    .map((ticket) => ({ type: 'ticket-left', ticketId: ticket.id }));
  const closed: FloorEvent[] = [...state.counters.values()]
    .filter((counter) => counter.state !== 'closed')
    .map((counter) => ({ type: 'counter-closed', counter: counter.id }));
  return [...left, ...closed];
}

/** Begins a day with the branch as it is configured; numbers count from one again. */
function openDay(state: FloorState, config: BranchConfig, date: BusinessDate): Decision {
  return state.day === date ? [] : [{ type: 'day-opened', date, config }];
}
