import { ORPCError } from '@orpc/server';
import { maskPhone } from '../../shared/model/clients/masking.ts';
import { procedures } from '../server/index.ts';
import type { StaffService } from '../staff/index.ts';
import type { Prospects } from './prospects.service.ts';

/** Dependencies of the procedures. */
export interface ProspectsRouterParts {
  readonly prospects: Prospects;
  readonly staff: Pick<StaffService, 'get'>;
}

/** Prospects: `shared/contract/prospects.ts`. */
export function createProspectsRouter({ prospects, staff }: ProspectsRouterParts) {
  const procedure = procedures.prospects;
  const nameOf = (staffNo: string) => staff.get(staffNo)?.name ?? staffNo;
  return {
    managers: procedure.managers.handler(() =>
      prospects.managers().map(({ staffNo, name }) => ({ staffNo, name })),
    ),
    note: procedure.note.handler(async ({ input, context }) => {
      if (!(await prospects.note(input, context.actor.staffNo))) {
        throw new ORPCError('NO_MANAGER', { status: 422 });
      }
    }),
    open: procedure.open.handler(({ context }) =>
      prospects.open(context.actor).map(({ id, at, notedBy, managerNo, name, phone, need }) => ({
        id,
        at,
        byName: nameOf(notedBy),
        managerName: managerNo === null ? null : nameOf(managerNo),
        name,
        phone: phone === '' ? '' : maskPhone(phone),
        need,
      })),
    ),
    phone: procedure.phone.handler(({ input, context }) => {
      const phone = prospects.phone(input.id, context.actor);
      if (phone === null) throw noProspect();
      return { phone };
    }),
    answer: procedure.answer.handler(async ({ input, context }) => {
      if (!(await prospects.answer(input.id, input.outcome, context.actor))) throw noProspect();
    }),
  };
}

const noProspect = () => new ORPCError('NO_PROSPECT', { status: 404 });
