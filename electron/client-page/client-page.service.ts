import { grantOf, isGranted, type Admission } from '../../shared/model/clients/admission.ts';
import type { BranchConfig } from '../../shared/model/branch.ts';
import type { Client } from '../../shared/model/clients/client.ts';
import {
  addMonths,
  businessDateOf,
  dayNumber,
  type BusinessDate,
  type Instant,
} from '../../shared/model/dates.ts';
import type { Explanation } from '../../shared/model/schemes/explanation.ts';
import { maskCard, maskIdNo, maskPhone } from '../../shared/model/clients/masking.ts';
import {
  revealSeconds,
  type RevealField,
  type RevealReason,
} from '../../shared/model/clients/reveal.ts';
import { may, type Role } from '../../shared/model/people/roles.ts';
import type { Scheme } from '../../shared/model/schemes/scheme.ts';
import { branchSegmentNames } from '../../shared/model/clients/segments.ts';
import type { Tier } from '../../shared/model/schemes/tier.ts';
import { cardNoIsSound, idNoIsSound, type ClientBook } from '../clients/index.ts';
import { homeBranchOf, isOwnClient, wholePersonOf, type Addresses } from '../hall/index.ts';
import type { Score } from '../scoring/index.ts';
import type { StaffService } from '../staff/index.ts';
import type { Admissions } from './admissions.service.ts';
import type { ListEntry } from './client-list.service.ts';
import { dataFaults } from './data-faults.rules.ts';
import { differenceView, levelViews } from './explanation-view.ts';
import type { Segments } from './segments.service.ts';

/** Dependencies of client pages. */
export interface ClientPageParts {
  readonly clients: ClientBook;
  readonly staff: Pick<StaffService, 'get' | 'people' | 'audit'>;
  readonly segments: Segments;
  readonly addresses: Addresses;
  readonly admissions: Pick<Admissions, 'of'>;
  readonly score: (clientNo: string) => Score | null;
  /** By the scheme in use, as of its last scoring. */
  readonly explain: (clientNo: string) => { explanation: Explanation; scheme: Scheme } | null;
  readonly branch: () => BranchConfig | null;
  readonly clock: () => Instant;
}

/** The person who looks, whose role decides what is shown. */
export interface Viewer {
  readonly staffNo: string;
  readonly role: Role;
}

/** The client sheet and the rows of lists. Everything is masked here, before it leaves the main process. */
export type ClientPages = ReturnType<typeof createClientPages>;

/** Creates the service. */
export function createClientPages(parts: ClientPageParts) {
  const { clients, staff, segments, addresses, admissions, branch, clock } = parts;

  const tierOf = (clientNo: string): Tier => parts.score(clientNo)?.effectiveTier ?? 'regular';
  const staffName = (staffNo: string | null): string | null =>
    staffNo === null ? null : (staff.get(staffNo)?.name ?? staffNo);

  function standing(clientNo: string) {
    if (!parts.score(clientNo)) return null;
    const explained = parts.explain(clientNo);
    if (!explained) return null;
    const { explanation, scheme } = explained;
    const { level, tier, effectiveLevel, asOf, difference } = explanation;
    return {
      scheme: scheme.id,
      schemeName: scheme.name ?? null,
      levels: levelViews(scheme),
      unit: explanation.unit,
      asOf,
      level,
      tier,
      effectiveLevel,
      difference: differenceView(difference),
    };
  }

  function segmentsOf(client: Client) {
    const entries = segments.of(client.clientNo);
    const own = branchSegmentNames.map((name) => {
      const entry = entries.find(({ segment }) => segment === name);
      return [
        name,
        entry
          ? { value: entry.value, byName: staffName(entry.actor) ?? entry.actor, at: entry.at }
          : null,
      ] as const;
    });
    return {
      occupation: client.occupation,
      orientation: client.orientation,
      own: Object.fromEntries(own) as Record<(typeof own)[number][0], (typeof own)[number][1]>,
    };
  }

  function admissionView(admission: Admission, today: BusinessDate) {
    const { id, tier, from, until, approvedBy, reason, signedBy, revoked } = admission;
    const grant = grantOf(admission);
    return {
      id,
      tier,
      from,
      until,
      approvedBy,
      reason,
      signedByName: staffName(signedBy) ?? signedBy,
      revoked: revoked && {
        on: revoked.on,
        byName: staffName(revoked.by) ?? revoked.by,
        reason: revoked.reason,
      },
      holds: grant !== null && isGranted(grant, today),
    };
  }

  return {
    /** A client as a row of a list; null if the book no longer has the client. */
    row({ clientNo, matchedBy, dueInDays }: ListEntry) {
      const client = clients.get(clientNo);
      if (!client) return null;
      const tier = tierOf(clientNo);
      return {
        clientNo,
        name: client.name,
        person: wholePersonOf(client, addresses.of(clientNo)),
        tier,
        ownBranch: isOwnClient(client, branch()),
        homeBranch: homeBranchOf(client, branch()),
        managerName: staffName(client.managerNo),
        phone: client.phone === null ? null : maskPhone(client.phone),
        birthYear: client.birthDate === null ? null : Number(client.birthDate.slice(0, 4)),
        matchedBy,
        dueInDays,
      };
    },

    /** The sheet, as far as the viewer's role may see it; null if the book has no such client. */
    page(clientNo: string, { role }: Viewer) {
      const client = clients.get(clientNo);
      if (!client) return null;
      const today = businessDateOf(clock());
      const tier = tierOf(clientNo);
      const cards = clients.cardsOf(client);
      const seesBalances = may(role, 'see-balances');
      return {
        clientNo,
        name: client.name,
        person: wholePersonOf(client, addresses.of(clientNo)),
        corporate: client.kind === 'corporate',
        tier,
        standing: standing(clientNo),
        today,
        idType: client.idType,
        idNo: client.idNo === null ? null : maskIdNo(client.idNo),
        phone: client.phone === null ? null : maskPhone(client.phone),
        cards: cards.map(({ cardNo, product }) => ({ cardNo: maskCard(cardNo), product })),
        birthDate: seesBalances ? client.birthDate : (client.birthDate?.slice(0, 4) ?? null),
        ownBranch: isOwnClient(client, branch()),
        homeBranch: homeBranchOf(client, branch()),
        managerName: staffName(client.managerNo),
        clientSince: client.clientSince,
        drink: client.drink,
        caution: client.caution,
        riskGrade: client.riskGrade,
        riskAssessedOn: client.riskAssessedOn,
        riskExpired: client.riskAssessedOn !== null && isExpired(client.riskAssessedOn, today),
        holdings: clients.holdingsOf(client).map((holding) => ({
          name: holding.productName,
          product: holding.product,
          amount: seesBalances ? holding.amountFen : null,
          maturesOn: holding.maturesOn,
          inDays:
            holding.maturesOn === null ? null : dayNumber(holding.maturesOn) - dayNumber(today),
        })),
        segments: may(role, 'see-segments') ? segmentsOf(client) : null,
        admissions: seesBalances
          ? admissions.of(clientNo).map((admission) => admissionView(admission, today))
          : null,
        faults: may(role, 'correct-data')
          ? dataFaults(client, cards, { idNoIsSound, cardNoIsSound })
          : null,
      };
    },

    /**
     * Reveals one masked field. The audit line with actor and reason is durable before the answer. A field that
     * the client does not have is null and not recorded.
     */
    reveal(
      clientNo: string,
      { field, index, reason }: { field: RevealField; index: number; reason: RevealReason },
      { staffNo }: Viewer,
    ): { value: string; seconds: number } | null {
      const value = fieldOf(clientNo, field, index);
      if (value === null) return null;
      const what = field === 'card' ? `card ${String(index)}` : field;
      staff.audit(staffNo, 'reveal', clientNo, `${what}: ${reason}`);
      return { value, seconds: revealSeconds };
    },

    /** The choices of a list's filters. */
    filterChoices() {
      const config = branch();
      return {
        managers: staff
          .people()
          .filter(({ active, role }) => active && (role === 'manager' || role === 'head'))
          .map(({ staffNo, name }) => ({ staffNo, name })),
        branches: config
          ? [
              { code: config.code, name: config.name },
              ...config.otherBranches.map(({ code, name }) => ({ code, name })),
            ]
          : [],
      };
    },
  };

  function fieldOf(clientNo: string, field: RevealField, index: number): string | null {
    const client = clients.get(clientNo);
    switch (field) {
      case 'phone':
        return client?.phone ?? null;
      case 'id-no':
        return client?.idNo ?? null;
      case 'card':
        return client ? (clients.cardsOf(client)[index]?.cardNo ?? null) : null;
    }
  }
}

/** A risk assessment is valid for a year (rulebook §3). */
function isExpired(assessedOn: BusinessDate, today: BusinessDate): boolean {
  return addMonths(assessedOn, 12) <= today;
}
