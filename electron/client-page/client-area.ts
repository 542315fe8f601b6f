import type { BranchConfig } from '../../shared/model/branch.ts';
import { businessDateOf, type Instant } from '../../shared/model/dates.ts';
import type { ClientBook } from '../clients/index.ts';
import type { DataFolder } from '../data/index.ts';
import {
  cachedScheme,
  explain,
  knownSchemes,
  movesOf,
  schemeOn,
  seriesOf,
  type ScoreCache,
  type TierRanks,
} from '../scoring/index.ts';
import type { Addresses } from '../hall/index.ts';
import type { StaffService } from '../staff/index.ts';
import type { Records } from '../store/index.ts';
import type { Admissions } from './admissions.service.ts';
import { createClientLists, type ClientListParts } from './client-list.service.ts';
import { createClientPages } from './client-page.service.ts';
import { createClientsRouter, type ClientsRouterParts } from './clients.router.ts';
import { createSegments } from './segments.service.ts';

/** Dependencies of client pages and lists. */
export interface ClientAreaParts {
  readonly folder: Pick<DataFolder, 'book'>;
  readonly records: Records;
  readonly clients: ClientBook;
  readonly scores: ScoreCache;
  readonly ranks: TierRanks;
  readonly admissions: Admissions;
  readonly addresses: Addresses;
  readonly staff: StaffService;
  /** Whom the branch has assigned to a person, and to somebody else or nobody. */
  readonly assigned: ClientListParts['assigned'];
  readonly branch: () => BranchConfig | null;
  /** The scheme whose tiers are shown now. */
  readonly schemeId: () => string;
  readonly clock: () => Instant;
}

/** Client pages and lists over the book, the scores and the branch's own records, as procedures. */
export function createClientArea(parts: ClientAreaParts) {
  const { folder, records, clients, scores, ranks, admissions, addresses, staff, branch, clock } =
    parts;
  const today = () => businessDateOf(clock());
  const db = folder.book;
  const segments = createSegments(records, clock);
  const scored = () => cachedScheme(db, parts.schemeId());
  const explainBy: ClientsRouterParts['explain'] = (clientNo, by) => {
    const asOf = by.asOf ?? scored()?.asOf ?? today();
    const scheme = schemeOn(records, by.scheme ?? parts.schemeId(), asOf);
    const grants = admissions.grantsOf(clientNo);
    // Without a date the question is about now, so admissions of today apply.
    const on = by.asOf ?? today();
    return { explanation: explain(db, { clientNo, scheme, asOf, admissions: grants, on }), scheme };
  };
  const history: ClientsRouterParts['history'] = (clientNo) => {
    const last = scored();
    const schemeId = parts.schemeId();
    const scheme = last?.scheme ?? schemeOn(records, schemeId);
    return {
      scheme,
      moves: movesOf(db, {
        clientNo,
        schemeId,
        admissions: admissions.grantsOf(clientNo),
        upTo: today(),
      }),
      series: seriesOf(db, clientNo, scheme, last?.asOf ?? today()),
    };
  };
  return createClientsRouter({
    lists: createClientLists({ db, clients, ranks, segments, assigned: parts.assigned, scored }),
    pages: createClientPages({
      clients,
      staff,
      segments,
      addresses,
      admissions,
      branch,
      clock,
      score: (clientNo) => scores.get(clientNo),
      explain: (clientNo) => explainBy(clientNo, {}),
    }),
    segments,
    addresses,
    staff,
    branch,
    clock,
    schemes: () => knownSchemes(records).map(({ scheme }) => scheme),
    explain: explainBy,
    history,
    async admit(wanted, by) {
      const own = clients.get(wanted.clientNo)
        ? (scores.get(wanted.clientNo)?.effectiveTier ?? null)
        : undefined;
      await admissions.grant(wanted, own, by);
    },
    async revokeAdmission(id, reason, by) {
      await admissions.revoke(id, reason, by);
    },
  });
}
