import type { Instant } from '../../shared/model/dates.ts';
import type { PeopleAct } from '../../shared/model/people/people-record.ts';
import { procedures } from '../server/index.ts';
import type { StaffService } from './staff.service.ts';

/** Dependencies of the procedures. */
export interface PeopleRouterParts {
  readonly staff: StaffService;
  readonly clock: () => Instant;
}

/** People in the settings: `shared/contract/settings.ts`. */
export function createPeopleRouter({ staff, clock }: PeopleRouterParts) {
  const { people, addPerson, savePerson, resetPin, answerRole, peopleRecord } = procedures.settings;
  return {
    people: people.handler(() => {
      const asked = new Map(staff.roleRequests().map((one) => [one.staffNo, one]));
      return staff.people().map((person) => {
        const request = asked.get(person.staffNo);
        const code = person.hasPin ? null : staff.codeOf(person.staffNo);
        const isOpen = code?.hash != null && code.until > clock();
        return {
          ...person,
          codeUntil: isOpen ? code.until : null,
          asked: request
            ? {
                role: request.role,
                activates: request.activates,
                source: request.source,
                byName: staff.get(request.askedBy)?.name ?? null,
                at: request.askedAt,
              }
            : null,
        };
      });
    }),
    addPerson: addPerson.handler(({ input, context }) => staff.add(input, context.actor.staffNo)),
    savePerson: savePerson.handler(({ input, context }) =>
      staff.save(input, context.actor.staffNo),
    ),
    resetPin: resetPin.handler(({ input, context }) =>
      staff.resetPin(input.staffNo, context.actor.staffNo),
    ),
    answerRole: answerRole.handler(({ input, context }) =>
      staff.answerRole(input, input.yes, context.actor.staffNo),
    ),
    peopleRecord: peopleRecord.handler(() =>
      staff.peopleRecord().map(({ id, at, actor, action, subject, detail }) => ({
        id,
        at,
        byName: staff.get(actor)?.name ?? null,
        action: action as PeopleAct,
        name: staff.get(subject)?.name ?? subject,
        detail,
      })),
    ),
  };
}
