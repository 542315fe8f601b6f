import type { Instant } from '../../shared/model/dates.ts';
import type { FloorState, Ticket } from '../../shared/model/hall/floor.ts';
import { receiversOf } from '../../shared/model/hall/policy.ts';
import { RefusalError } from '../../shared/model/hall/refusal.ts';
import type { Floor } from '../queue/index.ts';
import type { People } from './people.service.ts';
import { nextReceiver } from './reception.rules.ts';

/** Asks the next person if a receiver does not answer within the branch's time, or cannot come. */
export interface Escalation {
  /** Checks all open tickets. Cheap enough to be called every few seconds. */
  look(): Promise<void>;
}

const system = { actor: 'system', place: 'console' };

/** Creates the escalation for a floor. */
export function createEscalation(floor: Floor, people: People): Escalation {
  async function askNext(ticket: Ticket, state: FloorState): Promise<void> {
    const { asked = [], staffNo } = ticket.reception ?? {};
    const before = staffNo == null || asked.includes(staffNo) ? asked : [...asked, staffNo];
    const next = nextReceiver(ticket.tier, people.colleagues(state), before);
    if (next === null) return;
    try {
      await floor.act(
        {
          type: 'escalate',
          ticketId: ticket.id,
          unanswered: { staffNo: staffNo ?? null, calledAt: ticket.reception?.calledAt ?? null },
          staffNo: next,
        },
        system,
      );
    } catch (error) {
      // Meanwhile the client was served or has left.
      if (!(error instanceof RefusalError)) throw error;
    }
  }

  return {
    async look() {
      const state = floor.state();
      if (state.closed) return;
      const { answerSeconds, then } = receiversOf(state.config);
      if (then !== 'ask-next') return;
      const now = floor.now();
      const due = [...state.open.values()].filter((one) => isUnanswered(one, now, answerSeconds));
      for (const ticket of due) await askNext(ticket, floor.state());
    },
  };
}

/** Whether nobody is coming for a client who still waits. */
function isUnanswered({ state, reception }: Ticket, now: Instant, answerSeconds: number): boolean {
  if (state !== 'waiting' && state !== 'called') return false;
  if (reception?.state === 'declined') return true;
  return reception?.state === 'called' && now - (reception.calledAt ?? now) >= answerSeconds * 1000;
}
