import { procedures } from '../../server/index.ts';
import { defaultCareMoments } from '../contacts/care-content.rules.ts';
import type { Contacts } from '../contacts/contacts.service.ts';
import { defaultFestivals, festivalsAhead } from '../contacts/festivals.rules.ts';
import type { Messages } from '../contacts/messages.service.ts';
import type { Desk } from '../desk/desk.ts';
import type { MyDay } from '../worklist/my-day.service.ts';
import { answer, workerOf } from './answer.router.ts';

/** Festivals are shown so many days ahead. */
const festivalDays = 30;

/** What the procedures need. */
export interface ContactsRouterParts {
  readonly contacts: Contacts;
  readonly messages: Messages;
  readonly myDay: MyDay;
  readonly desk: Desk;
}

/** Contacts: `shared/contract/relationship/contacts.ts`. */
export function createContactsRouter({ contacts, messages, myDay, desk }: ContactsRouterParts) {
  const procedure = procedures.contacts;
  return {
    record: procedure.record.handler((call) =>
      answer(async () => ({ contactId: await contacts.record(workerOf(call), call.input) })),
    ),
    writeReport: procedure.writeReport.handler((call) =>
      answer(() => contacts.writeReport(workerOf(call), call.input)),
    ),
    promise: procedure.promise.handler((call) =>
      answer(() => contacts.promise(workerOf(call), call.input)),
    ),
    postpone: procedure.postpone.handler((call) =>
      answer(() => contacts.postpone(workerOf(call), call.input)),
    ),
    timeline: procedure.timeline.handler((call) =>
      answer(async () => {
        const { clientNo } = call.input;
        const due = await myDay.dueOf(workerOf(call), clientNo);
        return contacts.timeline(workerOf(call), clientNo, due);
      }),
    ),
    eraseText: procedure.eraseText.handler((call) =>
      answer(() => contacts.eraseText(workerOf(call), call.input)),
    ),
    setRhythm: procedure.setRhythm.handler((call) =>
      answer(() => contacts.setRhythm(workerOf(call), call.input.of, call.input.perMonth)),
    ),
    circumstancesChanged: procedure.circumstancesChanged.handler((call) =>
      answer(() =>
        contacts.circumstancesChanged(workerOf(call), call.input.clientNo, call.input.what),
      ),
    ),
    drafts: procedure.drafts.handler((call) =>
      answer(() => messages.drafts(workerOf(call), call.input.clientNo)),
    ),
    festivals: procedure.festivals.handler(() => [
      ...festivalsAhead(defaultFestivals, desk.today(), festivalDays),
    ]),
    careMoments: procedure.careMoments.handler(() => {
      const own = desk.config()?.careWords ?? {};
      return defaultCareMoments.map(({ moment, words }) => ({
        moment,
        words: own[moment] ?? words,
      }));
    }),
  };
}
