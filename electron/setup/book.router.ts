import { ORPCError } from '@orpc/server';
import type { Explanation, SourceRow } from '../../shared/model/explanation.ts';
import type { ClientBook } from '../clients/index.ts';
import { ScoringError, type ScoreCache } from '../scoring/index.ts';
import { needs, procedures } from '../server/index.ts';
import type { StaffService } from '../staff/index.ts';
import { bookRefusal } from './book-refusal.router.ts';
import { bookEventView } from './book-views.ts';
import type { BookService } from './book.service.ts';

/** What the book's procedures stand on. */
export interface BookRouterParts {
  readonly book: BookService;
  readonly clients: ClientBook;
  readonly scores: ScoreCache;
  readonly staff: StaffService;
  readonly explain: (clientNo: string) => Explanation;
}

const rowsShown = 60;

/** Bringing a book in and explaining a tier: `shared/contract/book.ts`. */
export function createBookRouter({ book, clients, scores, staff, explain }: BookRouterParts) {
  const procedure = procedures.book;
  const mayImport = needs('import');
  return {
    status: procedure.status.use(mayImport).handler(() => {
      const asOf = scores.asOf();
      return {
        clients: clients.count(),
        scored: asOf === null ? 0 : clients.count(),
        scheme: scores.scheme()?.id ?? null,
        asOf,
        running: book.running(),
      };
    }),
    import: procedure.import.use(mayImport).handler(async function* ({ input, context }) {
      staff.audit(context.actor.staffNo, 'import', input.folder);
      try {
        for await (const event of book.import(input.folder, input.score))
          yield bookEventView(event);
      } catch (error) {
        throw bookRefusal(error);
      }
    }),
    cancelImport: procedure.cancelImport.use(mayImport).handler(() => book.cancel()),
    explain: procedure.explain.use(needs('see-balances')).handler(({ input, context }) => {
      try {
        const explanation = explain(input.clientNo);
        staff.audit(context.actor.staffNo, 'explain', input.clientNo);
        return explanationView(explanation);
      } catch (error) {
        if (error instanceof ScoringError && error.code === 'unknown-client') {
          throw new ORPCError('UNKNOWN_CLIENT', { status: 404 });
        }
        throw error;
      }
    }),
  };
}

function explanationView(explanation: Explanation) {
  const { threshold, toNext, toLose } = explanation;
  return {
    clientNo: explanation.clientNo,
    scheme: explanation.scheme,
    asOf: explanation.asOf,
    window: explanation.window,
    value: explanation.value,
    level: explanation.level,
    tier: explanation.tier,
    effectiveTier: explanation.effectiveTier,
    components: explanation.components.map((component) => ({
      product: component.kind === 'balance' ? component.product : component.transactionKind,
      average: component.kind === 'balance' ? component.averageFen : component.sumFen,
      rows: component.rows.slice(0, rowsShown).map(rowView),
      rowCount: component.rows.length,
    })),
    threshold: threshold.low,
    next:
      toNext && threshold.high !== null
        ? { tier: toNext.tier, threshold: threshold.high, missing: toNext.by }
        : null,
    keep:
      toLose && threshold.low !== null
        ? { threshold: threshold.low, above: explanation.value - threshold.low }
        : null,
  };
}

function rowView(row: SourceRow) {
  switch (row.kind) {
    case 'month':
      return {
        source: 'month' as const,
        at: row.month,
        account: null,
        amount: row.averageFen,
        days: row.daysCounted,
        line: null,
      };
    case 'opening':
    case 'posting':
      return {
        source: 'posting' as const,
        at: row.date,
        account: row.accountNo,
        amount: row.amountFen,
        days: row.daysCounted,
        line: row.kind === 'posting' ? row.line : null,
      };
    case 'month-sum':
      return {
        source: 'month' as const,
        at: row.month,
        account: null,
        amount: row.sumFen,
        days: 0,
        line: null,
      };
    case 'movement':
      return {
        source: 'posting' as const,
        at: row.date,
        account: row.accountNo,
        amount: row.amountFen,
        days: 0,
        line: row.line,
      };
  }
}
