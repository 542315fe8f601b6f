import { randomUUID } from 'node:crypto';
import { addDays } from '../shared/model/dates.ts';
import type { LoggedFact, RelationshipFact } from '../shared/model/relationship/facts.ts';
import { defaultRelationshipSettings } from '../shared/model/relationship/settings.ts';
import type { WorklistClient } from '../shared/model/relationship/worklist.ts';
import { createFaults } from '../electron/platform/index.ts';
import {
  createWorkCalendar,
  folded,
  officialYears,
  propose,
  worklist,
} from '../electron/relationship/index.ts';
import { createFactLog } from '../electron/relationship/service/fact-log.ts';
import { createRelationship } from '../electron/relationship/service/relationship.service.ts';
import { snapshotRepository } from '../electron/relationship/service/snapshot.repository.ts';
import { textsRepository } from '../electron/relationship/service/texts.repository.ts';
import { createSqliteLogPort } from '../electron/store/index.ts';
import { openBenchFloor } from './support/floor-log.ts';
import {
  compareAsync,
  comparisonOf,
  median,
  report,
  scaleOption,
  share,
  type Comparison,
} from './support/measure.ts';

/*
 * The worklist of a manager and of a branch, in the core; how a start reads relationship work; a recorded contact beside
 * an act of the queue; a proposal of assignment.
 */

const scale = scaleOption();
const today = '2026-11-30';
const calendar = createWorkCalendar(officialYears);

/** Contacts that are spread evenly over two years, each client in turn. */
function* contacts(clients: number, count: number): Iterable<RelationshipFact> {
  for (let i = 0; i < count; i += 1) {
    const client = i % clients;
    yield {
      type: 'contact-recorded',
      contactId: `c${i}`,
      clientNo: `C${client}`,
      kind: i % 3 === 0 ? 'meeting' : 'call',
      reached: i % 5 !== 0,
      on: addDays('2024-12-01', Math.floor((i * 700) / count)),
      cause: 'rhythm',
      next: i % 50 === 0 ? { on: addDays(today, (i / 50) % 10), kind: 'call' } : null,
      text: null,
      ticketId: null,
    };
  }
}

function inputOf(clients: number, count: number, managers: number) {
  let seq = 0;
  const facts = Array.from(contacts(clients, count), (fact): LoggedFact => {
    seq += 1;
    return { seq, day: today, at: 0, actor: 'M0', fact };
  });
  const book = new Map(
    Array.from({ length: clients }, (_, i): [string, WorklistClient] => [
      `C${i}`,
      {
        clientNo: `C${i}`,
        tier: i % 20 === 0 ? 'diamond' : i % 4 === 0 ? 'platinum' : 'gold',
        tierSince: null,
        bookManagerNo: `M${i % managers}`,
        birthDate: `19${60 + (i % 40)}-${String(1 + (i % 12)).padStart(2, '0')}-15`,
        lunarBirthday: i % 3 === 0 ? { month: 1 + (i % 12), day: 8 } : null,
        maturities: [{ on: addDays(today, i % 60), productName: '定期', amountFen: 1 }],
        lastSeenOn: addDays(today, -(i % 20)),
        orientation: null,
        riskGrade: null,
        holding: [],
        alerts: [],
      },
    ]),
  );
  const settings = defaultRelationshipSettings;
  return { state: folded(facts), clients: book, calendar, settings, today };
}

/** Milliseconds of each run, the least of three tries: what other processes take is left out. */
function times(runs: number, work: () => unknown): Float64Array {
  work();
  return Float64Array.from({ length: runs }, () =>
    Math.min(...[1, 2, 3].map(() => timed(work))),
  ).sort();
}

function timed(work: () => unknown): number {
  const began = performance.now();
  work();
  return performance.now() - began;
}

const limit = (what: string, ours: number, theirs: number, unit: string): Comparison =>
  comparisonOf({ what, peer: 'the limit', unit, reach: 1 }, [{ ours, theirs }]);

const one = inputOf(300, Math.round(25_000 * scale), 1);
const branchClients = Math.round(5_000 * scale);
const branchContacts = Math.round(400_000 * scale);
const branch = inputOf(branchClients, branchContacts, 20);
const ofOne = times(300, () => worklist(one, 'M0'));
const ofBranch = times(30, () => worklist(branch));

const clients = [...branch.clients.values()].flatMap(({ clientNo, tier, bookManagerNo }, i) =>
  tier === 'regular'
    ? []
    : [
        {
          clientNo,
          tier,
          averageFen: i,
          managerNo: i % 7 ? bookManagerNo : null,
          locked: i % 9 === 0,
        },
      ],
);
const { capacity } = defaultRelationshipSettings;
const managers = Array.from({ length: 20 }, (_, i) => ({ staffNo: `M${i}`, capacity }));
const proposing = times(5, () => propose(clients, managers, capacity));

const bench = await openBenchFloor(30);
const opened = () => {
  const at = () => bench.floor.now();
  return createRelationship({
    log: createFactLog({
      log: bench.log,
      port: createSqliteLogPort(bench.log, at),
      openToday: () => Promise.resolve(),
      moment: () => ({ day: bench.floor.today(), at: at() }),
    }),
    texts: textsRepository(bench.folder.branch, { clock: at, newId: randomUUID }),
    snapshots: snapshotRepository(bench.folder.branch),
    works: () => true,
    faults: createFaults(),
  });
};
const relationship = opened();
await relationship.record({ actor: 'M0', place: 'bench' }, () => [
  ...contacts(branchClients, branchContacts),
]);
const whole = timed(opened);
relationship.keep();
const kept = timed(opened);
const day = bench.floor.today();
let number = 0;
const perAct = async (work: () => Promise<unknown>) => {
  const costs: number[] = [];
  for (let i = 0; i < Math.round(100 * scale); i += 1) {
    const began = performance.now();
    await work();
    costs.push((performance.now() - began) * 1000);
  }
  return median(costs);
};
const recording = await compareAsync(
  { what: 'a recorded contact', peer: 'an act of the queue', unit: 'µs', reach: 1.3 },
  () =>
    perAct(() => {
      number += 1;
      return relationship.record({ actor: 'M0', place: 'bench' }, () => [
        {
          ...{ type: 'contact-recorded', contactId: `new${number}`, clientNo: `C${number % 300}` },
          ...{ kind: 'call', reached: true, on: day, cause: 'rhythm', next: null, text: null },
          ticketId: null,
        } as const,
      ]);
    }),
  () => perAct(() => bench.act()),
);

report({
  name: 'worklist',
  figure: 'relationship work',
  sizes: { clients: branchClients, contacts: branchContacts },
  comparisons: [
    limit('a manager’s list, 300 clients and 25,000 contacts, p99', share(ofOne, 0.99), 5, 'ms'),
    limit('a branch’s list, 5,000 clients and 400,000 contacts', share(ofBranch, 0.5), 50, 'ms'),
    limit('a proposal for 5,000 clients and 20 managers', share(proposing, 0.5), 1000, 'ms'),
    recording,
    comparisonOf(
      { what: 'a start from the kept state', peer: 'folding every fact', unit: 'ms', reach: 0.5 },
      [{ ours: kept, theirs: whole }],
    ),
  ],
});
bench.close();
