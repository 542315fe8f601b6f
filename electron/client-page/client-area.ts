import type { BranchConfig } from '../../shared/model/branch.ts';
import { businessDateOf, type Instant } from '../../shared/model/dates.ts';
import type { ClientBook } from '../clients/index.ts';
import type { DataFolder } from '../data/index.ts';
import {
  cachedScheme,
  explain,
  knownSchemes,
  schemeOn,
  type ScoreCache,
  type TierRanks,
} from '../scoring/index.ts';
import type { StaffService } from '../staff/index.ts';
import { createClientLists } from './client-list.service.ts';
import { createClientPages } from './client-page.service.ts';
import { createClientsRouter, type ClientsRouterParts } from './clients.router.ts';
import { createSegments } from './segments.service.ts';

/** What client pages and lists stand on. */
export interface ClientAreaParts {
  readonly folder: Pick<DataFolder, 'book' | 'branch'>;
  readonly clients: ClientBook;
  readonly scores: ScoreCache;
  readonly ranks: TierRanks;
  readonly staff: StaffService;
  readonly branch: () => BranchConfig | null;
  /** The scheme whose tiers are shown. */
  readonly schemeId: () => string;
  readonly clock: () => Instant;
}

/** Client pages and lists over the book, the scores and the branch's own records, as procedures. */
export function createClientArea(parts: ClientAreaParts) {
  const { folder, clients, scores, ranks, staff, branch, clock } = parts;
  const db = folder.book;
  const segments = createSegments(folder.branch, staff, clock);
  const scored = () => cachedScheme(db, parts.schemeId());
  const explainBy: ClientsRouterParts['explain'] = (clientNo, by) => {
    const asOf = by.asOf ?? scored()?.asOf ?? businessDateOf(clock());
    const scheme = schemeOn(folder.branch, by.scheme ?? parts.schemeId(), asOf);
    return { explanation: explain(db, { clientNo, scheme, asOf }), scheme };
  };
  return createClientsRouter({
    lists: createClientLists({ db, clients, ranks, segments, scored }),
    pages: createClientPages({
      clients,
      staff,
      segments,
      branch,
      clock,
      score: (clientNo) => scores.get(clientNo),
      explain: (clientNo) => explainBy(clientNo, {}),
    }),
    segments,
    staff,
    branch,
    clock,
    schemes: () => knownSchemes(folder.branch).map(({ scheme }) => scheme),
    explain: explainBy,
  });
}
