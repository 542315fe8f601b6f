import type { ClientKind, Gender } from '../../shared/model/clients/client.ts';
import type { BusinessDate } from '../../shared/model/dates.ts';
import type { Tier } from '../../shared/model/schemes/tier.ts';
import type { DemoBook } from './demo-book.rules.ts';

/** A client who may come in. */
export interface DemoVisitor {
  readonly clientNo: string;
  readonly kind: ClientKind;
  readonly tier: Tier;
  readonly gender: Gender | '';
  /** Empty for a company. */
  readonly birthDate: BusinessDate;
}

/** The clients of a book as people who may come in. */
export function demoVisitors(book: DemoBook): readonly DemoVisitor[] {
  return book.rows.clients.map((row) => ({
    clientNo: row.client_no,
    kind: row.kind === 'corporate' ? 'corporate' : 'personal',
    tier: book.tiers.get(row.client_no) ?? 'regular',
    gender: row.gender === 'F' || row.gender === 'M' ? row.gender : '',
    birthDate: row.birth_date,
  }));
}
