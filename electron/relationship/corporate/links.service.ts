import type { CorporateFigures, KeyTrait } from '../../../shared/model/relationship/corporate.ts';
import type { LinkRelation } from '../../../shared/model/relationship/facts.ts';
import { may } from '../../../shared/model/people/roles.ts';
import { actingOf, type Desk, type Worker } from '../desk/desk.ts';
import { RelationshipRefused } from '../service/relationship-refused.ts';
import { exitFinding } from './exit-list.rules.ts';
import { traitsShown } from './key-account.rules.ts';
import {
  corporateProspects,
  householdOf,
  householdSum,
  personalProspects,
  type LinkedClient,
} from './links.rules.ts';

/** A link between two clients, seen from the first. */
export interface WantedLink {
  readonly clientNo: string;
  readonly otherNo: string;
  readonly relation: LinkRelation;
}

/** Who belongs to whom, and what is known of companies. */
export type Links = ReturnType<typeof createLinks>;

/** Creates the service. */
export function createLinks(desk: Desk) {
  const { relationship, managed } = desk;
  const baseRates = () => desk.config()?.baseRates ?? [];
  const unknownFigures: CorporateFigures = {
    ...{ rating: null, loanClass: null, foreignTrade: false, currentRatio: null, debtRatio: null },
    ...{ returnOnCapital: [], operatingCashFlowFen: [] },
  };

  function exitOf(figures: CorporateFigures) {
    const { listed, reasons } = exitFinding(figures, baseRates());
    return { listed, reasons: [...reasons] };
  }

  function linked(clientNo: string): LinkedClient | null {
    const client = managed.one(clientNo);
    return (
      client && {
        ...{ clientNo, kind: client.kind, employerNo: client.employerNo },
        managed: desk.managerOf(clientNo) !== null,
        averageFen: client.averageFen,
      }
    );
  }

  const linkedOf = (clientNos: Iterable<string>): ReadonlyMap<string, LinkedClient> =>
    new Map(
      [...clientNos].flatMap((no) => {
        const client = linked(no);
        return client ? [[no, client] as const] : [];
      }),
    );

  return {
    of(worker: Worker, clientNo: string) {
      desk.mustRead(clientNo, worker);
      const state = relationship.state();
      const self = linked(clientNo);
      const known = state.clients.get(clientNo);
      const links = known?.links ?? [];
      const staff = managed.staffOf(clientNo);
      const around = linkedOf([
        clientNo,
        ...links.map(({ otherNo }) => otherNo),
        ...staff,
        ...(self?.employerNo ? [self.employerNo] : []),
      ]);
      const members = householdOf(state, clientNo);
      // The sum tells what each holds: only to who may read every one of them.
      const seesSum =
        may(worker.role, 'see-balances') && members.every((no) => desk.reads(no, worker));
      const { sumFen, unknown } = householdSum(members, linkedOf(members));
      const prospects =
        self?.kind === 'corporate'
          ? personalProspects(state, around, clientNo)
          : corporateProspects(state, around, clientNo);
      const note = known?.corporate ?? null;
      return {
        links: links.map(({ otherNo, relation, reverse }) => ({
          other: desk.named(otherNo),
          relation,
          reverse,
        })),
        household: {
          members: members.map((no) => desk.named(no)),
          sumFen: seesSum ? sumFen : null,
          unknown,
        },
        prospects: prospects.map(({ clientNo: no, because }) => ({
          client: desk.named(no),
          because: because.relation,
        })),
        corporate:
          self?.kind === 'corporate'
            ? {
                notedOn: note?.on ?? null,
                traits: [...(note?.traits ?? [])],
                ...traitsShown(note?.traits ?? []),
                figures: note?.figures ?? null,
                exit: exitOf(note?.figures ?? unknownFigures),
                project: note?.project ?? false,
                staff: staff.length,
              }
            : null,
      };
    },

    async link(worker: Worker, what: WantedLink): Promise<void> {
      desk.mustRead(what.clientNo, worker);
      if (!desk.book.get(what.otherNo)) throw new RelationshipRefused('client-unknown');
      await relationship.record(actingOf(worker), () => [{ type: 'client-linked', ...what }]);
    },

    async unlink(worker: Worker, what: WantedLink): Promise<void> {
      desk.mustRead(what.clientNo, worker);
      await relationship.record(actingOf(worker), () => [{ type: 'client-unlinked', ...what }]);
    },

    async noteCorporate(
      worker: Worker,
      what: {
        clientNo: string;
        traits: readonly KeyTrait[];
        figures: CorporateFigures | null;
        project: boolean;
      },
    ): Promise<void> {
      desk.mustRead(what.clientNo, worker);
      await relationship.record(actingOf(worker), () => [{ type: 'corporate-noted', ...what }]);
    },

    /** Companies on the exit list, by what was noted of them. */
    exitList() {
      return [...relationship.state().clients.values()].flatMap(({ clientNo, corporate }) => {
        if (!corporate?.figures) return [];
        const { listed, reasons } = exitOf(corporate.figures);
        return listed ? [{ client: desk.named(clientNo), reasons }] : [];
      });
    },
  };
}
