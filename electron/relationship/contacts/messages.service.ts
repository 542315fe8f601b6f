import type { MessageTemplate } from '../../../shared/model/relationship/config.ts';
import { addDays } from '../../../shared/model/dates.ts';
import type { Desk, Worker } from '../desk/desk.ts';
import { draftMessage } from './message-draft.rules.ts';
import { defaultFestivals, festivalsAhead } from './festivals.rules.ts';
import { defaultTemplates, festivalNames } from './message-templates.data.ts';

/** A maturity or an announcement is written about so many days ahead. */
const daysAhead = 30;

/** Texts for clients, to copy or print: the console sends nothing. */
export type Messages = ReturnType<typeof createMessages>;

/** Creates the service. @param branchName as it signs a message */
export function createMessages(desk: Desk, branchName: () => string) {
  return {
    /** Every text for a client; where something is unknown it says what, and there is no text. */
    drafts(worker: Worker, clientNo: string) {
      desk.mustRead(clientNo, worker);
      const managed = desk.managed.one(clientNo);
      const { person, name } = desk.named(clientNo);
      const title = { mr: '先生', ms: '女士', none: '' }[person.title];
      const today = desk.today();
      const maturity = managed?.maturities.find(
        ({ on }) => on >= today && on <= addDays(today, daysAhead),
      );
      const [festival] = festivalsAhead(defaultFestivals, today, daysAhead);
      const values = {
        address: person.address ?? (title === '' ? name : `${person.surname}${title}`),
        branch: branchName(),
        manager: desk.staffName(desk.managerOf(clientNo)) ?? '',
        product: maturity?.productName ?? '',
        date: maturity?.on ?? '',
        event: festival ? (festivalNames[festival.id] ?? '') : '',
      };
      const templates: readonly MessageTemplate[] = desk.config()?.templates ?? defaultTemplates;
      return templates.map(({ id, name: heading, text }) => {
        const draft = draftMessage(text, values);
        return 'text' in draft
          ? { id, name: heading, text: draft.text, missing: [] }
          : { id, name: heading, text: null, missing: [...draft.missing] };
      });
    },
  };
}
