import { ORPCError } from '@orpc/server';
import type { Explanation } from '../../shared/model/schemes/explanation.ts';
import { businessDateOf, type BusinessDate, type Instant } from '../../shared/model/dates.ts';
import type { BranchConfig } from '../../shared/model/branch.ts';
import type { MatchKind } from '../../shared/model/clients/client.ts';
import type { ClientFilter } from '../../shared/model/clients/client-list.ts';
import type { Scheme } from '../../shared/model/schemes/scheme.ts';
import type { MetricSeries, Move } from '../../shared/model/hall/standing.ts';
import type { Addresses } from '../hall/index.ts';
import { maySeeTail } from '../reading/index.ts';
import { ScoringError } from '../scoring/index.ts';
import { allowed, procedures, type CallContext } from '../server/index.ts';
import type { StaffService } from '../staff/index.ts';
import { AdmissionRefused, type WantedAdmission } from './admissions.service.ts';
import type { ClientLists } from './client-list.service.ts';
import type { ClientPages } from './client-page.service.ts';
import { explanationView, levelViews, rowsAtATime, rowView } from './explanation-view.ts';
import type { Segments } from './segments.service.ts';

/** What to explain. Defaults: the scheme in use, and its last scoring. */
export interface ExplainedBy {
  readonly scheme?: string | undefined;
  readonly asOf?: BusinessDate | undefined;
}

/** Dependencies of the procedures. */
export interface ClientsRouterParts {
  readonly pages: ClientPages;
  readonly lists: ClientLists;
  readonly segments: Segments;
  readonly addresses: Addresses;
  readonly staff: Pick<StaffService, 'audit'>;
  readonly branch: () => BranchConfig | null;
  readonly clock: () => Instant;
  readonly schemes: () => readonly Scheme[];
  /** @throws ScoringError */
  readonly explain: (
    clientNo: string,
    by: ExplainedBy,
  ) => { readonly explanation: Explanation; readonly scheme: Scheme };
  /** @throws ScoringError */
  readonly history: (clientNo: string) => {
    readonly scheme: Scheme;
    readonly moves: readonly Move[];
    readonly series: MetricSeries;
  };
  /** @throws AdmissionRefused, DataError */
  readonly admit: (wanted: WantedAdmission, by: string) => Promise<void>;
  readonly revokeAdmission: (id: string, reason: string, by: string) => Promise<void>;
}

/** Clients one by one and in lists: `shared/contract/clients.ts`. */
export function createClientsRouter(parts: ClientsRouterParts) {
  const { pages, lists, segments, addresses, staff, explain } = parts;
  const clients = procedures.clients;

  return {
    list: clients.list.handler(async ({ input, context }) => {
      askForFilter(context, input.filter);
      const { entries, cursor, cut } = await lists.page({
        ...input,
        today: businessDateOf(parts.clock()),
        ownBranch: parts.branch()?.code ?? null,
      });
      const tails = maySeeTail(context.actor.role, input.text);
      const shown = tails ? entries : entries.filter(({ matchedBy }) => !isTail(matchedBy));
      return { rows: shown.flatMap((entry) => pages.row(entry) ?? []), cursor, cut };
    }),
    filterChoices: clients.filterChoices.handler(() => pages.filterChoices()),
    page: clients.page.handler(({ input, context }) => {
      const page = pages.page(input.clientNo, context.actor);
      if (!page) throw unknownClient();
      staff.audit(context.actor.staffNo, 'client-page', input.clientNo);
      return page;
    }),
    reveal: clients.reveal.handler(({ input, context }) => {
      const revealed = pages.reveal(input.clientNo, input, context.actor);
      if (!revealed) throw unknownClient();
      return revealed;
    }),
    setSegment: clients.setSegment.handler(async ({ input, context }) => {
      const { clientNo, segment, value } = input;
      if (!pages.page(clientNo, context.actor)) throw unknownClient();
      if (!(await segments.set(clientNo, segment, value, context.actor.staffNo))) {
        throw new ORPCError('BAD_REQUEST', { status: 400 });
      }
    }),
    setAddress: clients.setAddress.handler(async ({ input, context }) => {
      if (!pages.page(input.clientNo, context.actor)) throw unknownClient();
      await addresses.set(input.clientNo, input.address, context.actor.staffNo);
    }),
    explain: clients.explain.handler(({ input, context }) => {
      const { explanation, scheme } = explained(input.clientNo, input);
      staff.audit(context.actor.staffNo, 'explain', input.clientNo);
      return explanationView(explanation, scheme);
    }),
    explainedRows: clients.explainedRows.handler(({ input }) => {
      const { explanation } = explained(input.clientNo, input);
      const rows = explanation.components[input.component]?.rows ?? [];
      return rows.slice(input.from, input.from + rowsAtATime).map(rowView);
    }),
    history: clients.history.handler(({ input }) => {
      const { scheme, moves, series } = scoringAnswer(() => parts.history(input.clientNo));
      return {
        moves: [...moves],
        levels: levelViews(scheme),
        unit: series.unit,
        points: [...series.points],
        thresholds: [...series.thresholds],
      };
    }),
    admit: clients.admit.handler(({ input, context }) =>
      admissionAnswer(() => parts.admit(input, context.actor.staffNo)),
    ),
    revokeAdmission: clients.revokeAdmission.handler(({ input, context }) =>
      admissionAnswer(() => parts.revokeAdmission(input.id, input.reason, context.actor.staffNo)),
    ),
    schemes: clients.schemes.handler(() =>
      parts.schemes().map(({ id, name }) => ({ id, name: name ?? null })),
    ),
  };

  function explained(clientNo: string, by: ExplainedBy) {
    return scoringAnswer(() => explain(clientNo, by));
  }
}

const isTail = (matchedBy: MatchKind | null) => matchedBy?.endsWith('-tail') === true;

/** What a question to scoring answers; what it refuses as the contract's codes. */
function scoringAnswer<T>(ask: () => T): T {
  try {
    return ask();
  } catch (error) {
    if (!(error instanceof ScoringError)) throw error;
    if (error.code === 'unknown-client') throw unknownClient();
    if (error.code === 'unknown-scheme') throw new ORPCError('UNKNOWN_SCHEME', { status: 404 });
    throw error;
  }
}

async function admissionAnswer(act: () => Promise<void>): Promise<void> {
  try {
    await act();
  } catch (error) {
    if (!(error instanceof AdmissionRefused)) throw error;
    throw new ORPCError('ADMISSION', { status: 409, data: { code: error.code } });
  }
}

const unknownClient = () => new ORPCError('UNKNOWN_CLIENT', { status: 404 });

/** Refuses a filter whose result would tell what the role may not see. */
function askForFilter(context: CallContext, filter: ClientFilter): void {
  const { occupation, orientation, segments = {}, due } = filter;
  const ownSegments = Object.values(segments).some((value) => value !== undefined);
  if (occupation !== undefined || orientation !== undefined || ownSegments) {
    allowed(context, 'see-segments');
  }
  if (due?.kind === 'near-next' || due?.kind === 'near-losing') allowed(context, 'see-balances');
}
