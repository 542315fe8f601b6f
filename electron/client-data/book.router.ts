import type { ClientBook } from '../clients/index.ts';
import type { ScoreCache } from '../scoring/index.ts';
import { procedures } from '../server/index.ts';
import type { StaffService } from '../staff/index.ts';
import { bookRefusal } from './book-refusal.router.ts';
import { bookEventView } from './book-views.ts';
import type { BookService, ImportRecord } from './book.service.ts';
import type { SchemeChoices } from './scheme-choices.service.ts';

/** Dependencies of the procedures. */
export interface BookRouterParts {
  readonly book: BookService;
  readonly clients: ClientBook;
  readonly scores: ScoreCache;
  readonly staff: StaffService;
  readonly choices: SchemeChoices;
  /** Creates the record of an import or a scoring that starts now. */
  readonly recordOf: (folder: string | null) => ImportRecord;
}

/** Importing the client book: `shared/contract/book.ts`. */
export function createBookRouter({
  book,
  clients,
  scores,
  staff,
  choices,
  recordOf,
}: BookRouterParts) {
  const procedure = procedures.book;
  return {
    status: procedure.status.handler(() => {
      const asOf = scores.asOf();
      return {
        clients: clients.count(),
        scored: asOf === null ? 0 : clients.count(),
        scheme: scores.scheme()?.id ?? null,
        asOf,
        running: book.running(),
      };
    }),
    import: procedure.import.handler(async function* ({ input, context }) {
      staff.audit(context.actor.staffNo, 'import', input.folder);
      try {
        const { folder, score } = input;
        const by = context.actor.staffNo;
        for await (const event of book.import(folder, score, recordOf(folder), by)) {
          yield bookEventView(event);
        }
      } catch (error) {
        throw bookRefusal(error);
      }
    }),
    score: procedure.score.handler(async function* ({ context }) {
      staff.audit(context.actor.staffNo, 'score', '');
      try {
        for await (const event of book.score(choices.inForce(), undefined, recordOf(null))) {
          yield event;
        }
      } catch (error) {
        throw bookRefusal(error);
      }
    }),
    cancelImport: procedure.cancelImport.handler(() => book.cancel()),
  };
}
