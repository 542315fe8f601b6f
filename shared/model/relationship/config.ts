import type { Fen } from '../money.ts';
import type { FrameName, GridFrame } from './frames.ts';
import { defaultRelationshipSettings, type RelationshipSettings } from './settings.ts';
import type { SellingTables } from './selling.ts';
import type { OfficialYear, OwnDay } from './work-calendar.ts';

/** A product that the branch sells, with its risk grade R1 … R5; null: no risk that clients are matched with. */
export interface SoldProduct {
  readonly name: string;
  readonly grade: number | null;
  /** The family of the selling tables that it belongs to; null: none. */
  readonly family: string | null;
}

/** A text for clients with placeholders, to copy or print. */
export interface MessageTemplate {
  readonly id: string;
  readonly name: { readonly zh: string; readonly en: string };
  readonly text: string;
}

/** What a branch has set about relationship work; an absent part has its default. */
export interface RelationshipConfig {
  readonly settings?: Partial<RelationshipSettings> | undefined;
  /** Days that the branch itself opens or closes, and years that the console does not know yet. */
  readonly ownDays?: readonly OwnDay[] | undefined;
  readonly ownYears?: readonly OfficialYear[] | undefined;
  /** What each person is to win in a week. */
  readonly weekTargetFen?: Readonly<Record<string, Fen>> | undefined;
  readonly sellingTables?: SellingTables | undefined;
  readonly products?: readonly SoldProduct[] | undefined;
  readonly templates?: readonly MessageTemplate[] | undefined;
  /** The branch's words for the ten moments of care. */
  readonly careWords?: Readonly<Record<string, string>> | undefined;
  /** The one-year base rate of each of the last years, oldest first, in hundredths of a percent; absent: not judged. */
  readonly baseRates?: readonly number[] | undefined;
  /** Segmentations that the branch names. */
  readonly frames?:
    | (Partial<Readonly<Record<Exclude<FrameName, 'grid'>, readonly string[]>>> & {
        readonly grid?: GridFrame | undefined;
      })
    | undefined;
}

/** The figures that hold: the branch's where it has set some, else the defaults. */
export function settingsOf(config: RelationshipConfig | undefined): RelationshipSettings {
  return { ...defaultRelationshipSettings, ...config?.settings };
}
