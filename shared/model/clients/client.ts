import type { BusinessDate } from '../dates.ts';
import type { Fen } from '../money.ts';
import type { Product } from './products.ts';
import type { SchemeUnit } from '../schemes/scheme.ts';

export const genders = ['F', 'M'] as const;
export type Gender = (typeof genders)[number];

export const idTypes = ['resident_id', 'passport', 'permit', 'other'] as const;
export type IdType = (typeof idTypes)[number];

export const clientKinds = ['personal', 'corporate'] as const;
export type ClientKind = (typeof clientKinds)[number];

/**
 * A client as the book holds it, unmasked: it stays in the main process, masked before it leaves (rulebook §5).
 * null = unknown.
 */
export interface Client {
  /** The book's internal id of the client; never leaves the main process. */
  readonly clientId: number;
  readonly clientNo: string;
  readonly name: string;
  readonly gender: Gender | null;
  readonly birthDate: BusinessDate | null;
  readonly idType: IdType | null;
  readonly idNo: string | null;
  readonly phone: string | null;
  readonly homeBranch: string | null;
  readonly managerNo: string | null;
  readonly occupation: string | null;
  readonly orientation: string | null;
  readonly clientSince: BusinessDate | null;
  readonly kind: ClientKind | null;
  readonly employerNo: string | null;
  readonly drink: string | null;
  /** 1 (cautious) to 5. */
  readonly riskGrade: number | null;
  readonly riskAssessedOn: BusinessDate | null;
  readonly caution: string | null;
}

/** A bank card of a client, unmasked. */
export interface Card {
  readonly cardNo: string;
  readonly product: string | null;
}

/** A product that a client holds, with its maturity if it has one. */
export interface Holding {
  readonly productName: string;
  readonly product: Product | null;
  readonly amountFen: Fen | null;
  readonly maturesOn: BusinessDate | null;
}

/** By which key a search found a client. */
export const matchKinds = [
  'card',
  'id-no',
  'phone',
  'client-no',
  'name',
  'pinyin',
  'initials',
  'card-tail',
  'phone-tail',
  'id-no-tail',
] as const;
export type MatchKind = (typeof matchKinds)[number];

/** A client that a search has found, unmasked. */
export interface ClientHit {
  readonly client: Client;
  readonly matchedBy: MatchKind;
  /** The key was given in full, not only its beginning or end. */
  readonly exact: boolean;
}

/** One of today's notes about a client: codes and values; the screen has the words. */
export type Hint =
  | { readonly kind: 'caution'; readonly text: string }
  | { readonly kind: 'birthday'; readonly daysAhead: number; readonly age: number }
  | {
      readonly kind: 'maturing';
      readonly productName: string;
      readonly amountFen: Fen | null;
      readonly daysAhead: number;
    }
  | { readonly kind: 'risk-expired'; readonly assessedOn: BusinessDate; readonly daysAgo: number }
  | {
      readonly kind: 'risk-expiring';
      readonly assessedOn: BusinessDate;
      readonly daysAhead: number;
    }
  | {
      readonly kind: 'next-level';
      readonly level: string;
      /** In the scheme's unit. */
      readonly shortOf: number;
      readonly unit: SchemeUnit;
    }
  | { readonly kind: 'drink'; readonly drink: string };
