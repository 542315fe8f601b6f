import { businessDateOf } from '../../../shared/model/dates.ts';
import type { FloorState } from '../../../shared/model/hall/floor.ts';
import { policyOf } from '../../../shared/model/hall/policy.ts';
import { refuse, type CommandOf, type Decision, type Moment } from './command.rules.ts';
import { admits } from '../calling/eligible.rules.ts';

const minuteMs = 60_000;

/** Makes an appointment: a client, a service and a time in the future. A client has at most one a day. */
export function makeAppointment(
  { state, now }: Moment,
  command: CommandOf<'make-appointment'>,
): Decision {
  const { clientNo, service: id, at } = command;
  const service = state.config?.services.find((one) => one.id === id);
  if (!service) return refuse('service-unknown', id);
  if (!admits(service.clientele, command.corporate)) return refuse('service-not-for-client', id);
  if (at <= now) return refuse('appointment-past');
  const day = businessDateOf(at);
  for (const other of state.appointments.values()) {
    const same = other.clientNo === clientNo && businessDateOf(other.at) === day;
    if (same && other.state === 'booked') return refuse('client-has-appointment');
  }
  const { beforeMinutes, afterMinutes } = policyOf(state.config).appointments;
  return [
    {
      type: 'appointment-made',
      appointment: {
        // Unique for ever: record numbers of the log are never used twice.
        id: `Y${state.seq + 1}`,
        clientNo,
        service: id,
        at,
        from: at - (command.beforeMinutes ?? beforeMinutes) * minuteMs,
        until: at + (command.afterMinutes ?? afterMinutes) * minuteMs,
      },
    },
  ];
}

/** Cancels an appointment. */
export function cancelAppointment(
  state: FloorState,
  command: CommandOf<'cancel-appointment'>,
): Decision {
  const { appointmentId } = command;
  const appointment = state.appointments.get(appointmentId);
  if (!appointment) return refuse('appointment-unknown');
  if (appointment.state !== 'booked') return refuse('appointment-over');
  return [{ type: 'appointment-cancelled', appointmentId }];
}
