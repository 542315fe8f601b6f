import type { Appointment } from '../../shared/model/hall/appointment.ts';
import { businessDateOf } from '../../shared/model/dates.ts';
import type { FloorState } from '../../shared/model/hall/floor.ts';
import type { Tier } from '../../shared/model/schemes/tier.ts';
import type { People } from './people.service.ts';

/** Appointments as the lobby shows them. */
export interface Appointments {
  /** Today's and later appointments by time, without cancelled ones. */
  list(state: FloorState): AppointmentView[];
}

export type AppointmentView = ReturnType<typeof viewOf>;

/** Creates the service. @param tierOf the client's tier of today */
export function createAppointments(
  people: People,
  tierOf: (clientNo: string) => Tier,
): Appointments {
  return {
    list: (state) =>
      [...state.appointments.values()]
        .filter((one) => one.state !== 'cancelled' && businessDateOf(one.at) >= (state.day ?? ''))
        .sort((a, b) => a.at - b.at)
        .map((one) => viewOf(one, people, tierOf(one.clientNo))),
  };
}

function viewOf(appointment: Appointment, people: People, tier: Tier) {
  const { id, clientNo, service, at, from, until, state, madeBy, ticketId } = appointment;
  return {
    id,
    clientNo,
    person: people.personFor(clientNo, tier),
    tier,
    service,
    at,
    from,
    until,
    state,
    madeBy: people.staffName(madeBy),
    ticketId,
  };
}
