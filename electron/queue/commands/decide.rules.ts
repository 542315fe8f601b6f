import type { BranchConfig } from '../../../shared/model/branch.ts';
import { cancelAppointment, makeAppointment } from './appointment-commands.rules.ts';
import { isRefusal, refuse, type Command, type Decision, type Moment } from './command.rules.ts';
import { actAtCounter, callChosen, callNext, park, transfer } from './counter-commands.rules.ts';
import { changeCounter, openCounter, setWork } from './counter-state.rules.ts';
import { carriedIn, closeDay, openDay, reopenDay, wake } from './day-commands.rules.ts';
import { linkClient } from './link-client.rules.ts';
import { changeSettings, configure } from './settings-commands.rules.ts';
import {
  answerReceiver,
  callReceiver,
  cancel,
  checkItem,
  escalate,
  leave,
  move,
  reinstate,
  resume,
  takeTicket,
} from './ticket-commands.rules.ts';

/** Decides a command: the events that follow from it, or a refusal. Pure: it changes nothing. */
export function decide(moment: Moment, command: Command): Decision {
  const { state } = moment;
  if (state.readOnly) return refuse('newer-format');
  if (command.type === 'configure') return configure(state, command.config);
  const config = state.config;
  if (!config) return refuse('not-configured');
  if (command.type === 'change-settings') return changeSettings(state, config, command);
  if (command.type === 'close-day') {
    // The automatic end of a day may find no day to end.
    return state.day === null
      ? command.final
        ? []
        : refuse('day-not-open')
      : closeDay(moment, command);
  }
  if (command.type === 'open-day') return openDay(state, config, command);
  if (command.type === 'correct-clock') {
    return [{ ...command, type: 'clock-corrected' }];
  }
  if (state.day === null) return refuse('day-not-open');
  if (state.closed && !whenClosed.has(command.type)) return refuse('day-closed');
  return onTheDay(moment, config, command);
}

/** Commands that are allowed after the branch head has ended the day: records, not service. */
const whenClosed: ReadonlySet<Command['type']> = new Set([
  'reopen-day',
  'confirm-day',
  'note-clock',
  'wake',
  'link-client',
  'item-done',
  'item-skipped',
  'item-reopened',
  'set-work',
  'change-rule',
  'change-promises',
  'make-appointment',
  'cancel-appointment',
]);

function onTheDay(
  moment: Moment,
  config: BranchConfig,
  command: Exclude<
    Command,
    { type: 'configure' | 'change-settings' | 'close-day' | 'open-day' | 'correct-clock' }
  >,
): Decision {
  const { state } = moment;
  switch (command.type) {
    case 'take-ticket':
      return takeTicket(moment, config, command);
    case 'link-client':
      return linkClient(state, config, command);
    case 'call-next':
      return callNext(moment, command);
    case 'call-chosen':
      return callChosen(moment, command);
    case 'recall':
    case 'start':
    case 'complete':
    case 'no-show':
    case 'return':
      return actAtCounter(state, command);
    case 'park':
      return park(moment, command);
    case 'transfer':
      return transfer(state, command);
    case 'cancel':
      return cancel(state, command);
    case 'leave':
      return leave(state, command);
    case 'reinstate':
      return reinstate(moment, command);
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
    case 'escalate':
      return escalate(state, command);
    case 'answer-receiver':
      return answerReceiver(state, command);
    case 'open-counter': {
      const opened = openCounter(state, command);
      return isRefusal(opened) ? opened : [...opened, ...carriedIn(moment, config)];
    }
    case 'pause-counter':
    case 'resume-counter':
    case 'close-counter':
      return changeCounter(state, command);
    case 'set-work':
      return setWork(state, command);
    case 'change-rule':
      return [{ type: 'rule-changed', rule: command.rule }];
    case 'change-promises':
      return [{ type: 'promises-changed', promiseMinutes: command.promiseMinutes }];
    case 'make-appointment':
      return makeAppointment(moment, command);
    case 'cancel-appointment':
      return cancelAppointment(state, command);
    case 'reopen-day':
      return reopenDay(state);
    case 'confirm-day':
      return state.unconfirmedSince === null ? [] : [{ type: 'day-confirmed' }];
    case 'note-clock':
      return [{ type: 'clock-differs', byMs: command.byMs }];
    case 'wake':
      return wake(moment);
  }
}
