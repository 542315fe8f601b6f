import { ORPCError } from '@orpc/server';
import { RefusalError } from '../../shared/model/hall/refusal.ts';
import { may } from '../../shared/model/people/roles.ts';
import { maySeeTail } from '../reading/index.ts';
import { counterOf, type Command, type Floor } from '../queue/index.ts';
import {
  procedures,
  watch,
  type CallContext,
  type LiveViews,
  type SignedIn,
} from '../server/index.ts';
import type { People } from './people.service.ts';
import type { Recognition } from './recognition.service.ts';
import type { Screens } from './screens.service.ts';

/** Dependencies of the lobby's procedures. */
export interface HallRouterParts {
  readonly floor: Floor;
  readonly screens: Screens;
  readonly recognition: Recognition;
  readonly people: People;
  readonly live: LiveViews;
}

interface ActorCall {
  readonly context: CallContext & { readonly actor: SignedIn };
}

/** The lobby: `shared/contract/hall.ts` over the floor and the book. */
export function createHallRouter({ floor, screens, recognition, people, live }: HallRouterParts) {
  const hall = procedures.hall;
  const lobby = live.open('lobby', () => screens.lobby());
  const by = ({ context }: ActorCall) => ({
    actor: context.actor.staffNo,
    place: context.caller.place,
  });
  const seesBalances = ({ context }: ActorCall) => may(context.actor.role, 'see-balances');
  async function act(call: ActorCall, command: Command): Promise<void> {
    await floor.act(command, by(call));
  }

  /** @throws RefusalError if this person does not receive clients */
  function mustReceive(staffNo: string): void {
    const known = people
      .colleagues(floor.state())
      .some((colleague) => colleague.staffNo === staffNo);
    if (!known) throw new RefusalError('receiver-unknown', staffNo);
  }

  return {
    search: hall.search.handler(async (call) => {
      const answer = await recognition.search(call.input.text, seesBalances(call));
      if (maySeeTail(call.context.actor.role, call.input.text)) return answer;
      const hits = answer.hits.filter(({ matchedBy }) => matchedBy !== 'tail');
      if (hits.length === answer.hits.length) return answer;
      return { hits, more: false, card: null };
    }),
    recognise: hall.recognise.handler((call) => {
      const { clientNo, ...asked } = call.input;
      const found = recognition.recognise(clientNo, { ...asked, seesBalances: seesBalances(call) });
      if (!found) throw new ORPCError('UNKNOWN_CLIENT', { status: 404 });
      return found;
    }),
    takeTicket: hall.takeTicket.handler(async (call) => {
      // Checked first, because ticket and call are one act.
      if (call.input.call !== undefined) mustReceive(call.input.call);
      const ticket = await recognition.takeTicket(call.input, by(call));
      if (!ticket) throw new ORPCError('UNKNOWN_CLIENT', { status: 404 });
      return ticket;
    }),
    linkClient: hall.linkClient.handler(async (call) => {
      const { staffNo, role } = call.context.actor;
      const { ticketId } = call.input;
      const state = floor.state();
      const here = counterOf(state, staffNo)?.ticketId === ticketId;
      if (!here && !may(role, 'take-ticket')) {
        throw new RefusalError('ticket-not-here', state.tickets.get(ticketId)?.number ?? '');
      }
      const ticket = await recognition.linkClient(call.input, by(call));
      if (!ticket) throw new ORPCError('UNKNOWN_CLIENT', { status: 404 });
      return ticket;
    }),
    cancelTicket: hall.cancelTicket.handler((call) => act(call, { type: 'cancel', ...call.input })),
    ticketLeft: hall.ticketLeft.handler((call) =>
      act(call, { type: 'leave', staffNo: call.context.actor.staffNo, ...call.input }),
    ),
    makeAppointment: hall.makeAppointment.handler(async (call) => {
      const { beforeMinutes, afterMinutes, ...input } = call.input;
      const corporate = recognition.isCorporate(input.clientNo);
      if (corporate === null) throw new ORPCError('UNKNOWN_CLIENT', { status: 404 });
      await act(call, {
        type: 'make-appointment',
        ...input,
        corporate,
        ...(beforeMinutes !== undefined && { beforeMinutes }),
        ...(afterMinutes !== undefined && { afterMinutes }),
      });
    }),
    cancelAppointment: hall.cancelAppointment.handler((call) =>
      act(call, { type: 'cancel-appointment', ...call.input }),
    ),
    itemDone: hall.itemDone.handler((call) => act(call, { type: 'item-done', ...call.input })),
    itemSkipped: hall.itemSkipped.handler((call) =>
      act(call, { type: 'item-skipped', ...call.input }),
    ),
    itemReopened: hall.itemReopened.handler((call) =>
      act(call, { type: 'item-reopened', ...call.input }),
    ),
    receivers: hall.receivers.handler(() => {
      const state = floor.state();
      return people
        .colleagues(state)
        .flatMap(({ staffNo }) => people.receiver(state, staffNo, null) ?? []);
    }),
    callReceiver: hall.callReceiver.handler((call) => {
      mustReceive(call.input.staffNo);
      return act(call, { type: 'call-receiver', ...call.input });
    }),
    answerReceiver: hall.answerReceiver.handler((call) =>
      act(call, {
        type: 'answer-receiver',
        staffNo: call.context.actor.staffNo,
        ...call.input,
      }),
    ),
    lobby: hall.lobby.handler((call) => watch(lobby, call)),
  };
}
