import type { BusinessDate } from '../../../shared/model/dates.ts';
import type { FenSum } from '../../../shared/model/money.ts';
import type { Ledger } from '../../../shared/model/relationship/ledgers.ts';
import type { WorklistRow } from '../../../shared/model/relationship/worklist.ts';
import type { Tier } from '../../../shared/model/schemes/tier.ts';

/** What the book knows of a client, as far as ledgers ask. */
export interface LedgerClient {
  readonly clientNo: string;
  readonly kind: 'personal' | 'corporate';
  readonly tier: Tier;
  readonly managerNo: string | null;
  /** What is owed; 0: nothing. */
  readonly owedFen: FenSum;
  /** Clients whom this one employs. */
  readonly staff: number;
  /** Marked by the branch as a property project. */
  readonly project: boolean;
  readonly lastContactOn: BusinessDate | null;
}

/** A client in a ledger with how it is followed up. */
export interface LedgerRow {
  readonly client: LedgerClient;
  /** What is due with this client; null: nothing. */
  readonly due: BusinessDate | null;
  readonly missedSince: BusinessDate | null;
}

/** Whether a client is in a ledger. */
export function isIn(ledger: Ledger, client: LedgerClient): boolean {
  switch (ledger) {
    case 'vip':
      return client.kind === 'personal' && client.tier !== 'regular';
    case 'borrowers':
      return client.owedFen > 0;
    case 'payroll-employers':
      return client.kind === 'corporate' && client.staff > 0;
    case 'projects':
      return client.project;
  }
}

/**
 * A ledger: a saved filter over the book, with the follow-up that the worklist knows. What is missed comes first, then
 * what is due, then the rest by number.
 * @param rows the worklist of everybody
 */
export function ledgerRows(
  ledger: Ledger,
  clients: Iterable<LedgerClient>,
  rows: readonly WorklistRow[],
): readonly LedgerRow[] {
  const listed = new Map(rows.map((row) => [row.clientNo, row]));
  const found: LedgerRow[] = [];
  for (const client of clients) {
    if (!isIn(ledger, client)) continue;
    const row = listed.get(client.clientNo);
    found.push({ client, due: row?.due ?? null, missedSince: row?.missedSince ?? null });
  }
  return found.sort(
    (a, b) =>
      compare(a.missedSince, b.missedSince) ||
      compare(a.due, b.due) ||
      compare(a.client.clientNo, b.client.clientNo),
  );
}

/** Earlier first, none last. */
function compare(a: string | null, b: string | null): number {
  if (a === b) return 0;
  if (a === null) return 1;
  return b === null || a < b ? -1 : 1;
}
