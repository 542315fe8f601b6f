import { expect, it } from 'vitest';
import { folded } from '../facts/evolve.rules.ts';
import { TestLog } from '../relationship.fixture.ts';
import type { LinkRelation } from '../../../shared/model/relationship/facts.ts';
import { keyTraits, type CorporateFigures } from '../../../shared/model/relationship/corporate.ts';
import { exitFinding } from './exit-list.rules.ts';
import { traitsShown } from './key-account.rules.ts';
import {
  corporateProspects,
  householdOf,
  householdSum,
  personalProspects,
  type LinkedClient,
} from './links.rules.ts';

const sound: CorporateFigures = {
  rating: 'A',
  loanClass: 'normal',
  foreignTrade: false,
  currentRatio: 120_00,
  debtRatio: 60_00,
  returnOnCapital: [5_00, 6_00, 7_00],
  operatingCashFlowFen: [1, 1, 1],
};
const baseRates = [4_35, 4_35, 4_35];
const finding = (more: Partial<CorporateFigures>) => exitFinding({ ...sound, ...more }, baseRates);

it('rule 18: a rating of B or below, or a class from substandard on, is enough alone', () => {
  expect(finding({})).toEqual({ listed: false, reasons: [] });
  expect(finding({ rating: 'BB' }).listed).toBe(false);
  expect(finding({ rating: 'B' })).toEqual({ listed: true, reasons: ['rating'] });
  expect(finding({ rating: 'D' }).listed).toBe(true);
  expect(finding({ loanClass: 'special-mention' }).listed).toBe(false);
  for (const loanClass of ['substandard', 'doubtful', 'loss'] as const) {
    expect(finding({ loanClass })).toEqual({ listed: true, reasons: ['loan-class'] });
  }
});

it('rule 18: of the four figures two are enough, one is not', () => {
  const low = { currentRatio: 49_99 };
  const debt = { debtRatio: 80_01 };
  const poor = { returnOnCapital: [4_34, 4_34, 4_34] };
  const negative = { operatingCashFlowFen: [-1, -1, -1] };
  for (const one of [low, debt, poor, negative]) expect(finding(one).listed).toBe(false);
  expect(finding({ ...low, ...debt })).toEqual({
    listed: true,
    reasons: ['current-ratio', 'debt-ratio'],
  });
  expect(finding({ ...poor, ...negative }).listed).toBe(true);
  // On the limit, and in foreign trade, none of them counts.
  expect(finding({ currentRatio: 50_00, debtRatio: 80_00 }).reasons).toEqual([]);
  expect(finding({ ...low, ...debt, foreignTrade: true }).listed).toBe(false);
});

it('rule 18: three years in a row, and what is unknown does not count', () => {
  const negative = { operatingCashFlowFen: [-1, -1, -1] };
  expect(finding({ ...negative, returnOnCapital: [4_34, 4_35, 4_34] }).listed).toBe(false);
  expect(finding({ ...negative, returnOnCapital: [4_34, 4_34] }).listed).toBe(false);
  expect(finding({ ...negative, returnOnCapital: [4_34, null, 4_34] }).listed).toBe(false);
  expect(
    finding({ rating: null, loanClass: null, currentRatio: null, debtRatio: null }).listed,
  ).toBe(false);
});

it('rule 19: a key account shows so many of six traits, without a score', () => {
  expect(keyTraits).toHaveLength(6);
  expect(traitsShown(['brand', 'strong-demand', 'brand'])).toEqual({ shown: 2, of: 6 });
  expect(traitsShown([])).toEqual({ shown: 0, of: 6 });
});

function linked(...links: [string, string, LinkRelation][]) {
  const log = new TestLog();
  for (const [clientNo, otherNo, relation] of links) {
    log.add('2026-11-02', { type: 'client-linked', clientNo, otherNo, relation });
  }
  return folded(log.facts);
}

const book = (...clients: (Partial<LinkedClient> & { clientNo: string })[]) =>
  new Map(
    clients.map((one): [string, LinkedClient] => [
      one.clientNo,
      { kind: 'personal', employerNo: null, managed: false, averageFen: null, ...one },
    ]),
  );

it('links: a household is whoever spouse and family links reach, with its sum', () => {
  const state = linked(['A', 'B', 'spouse'], ['B', 'C', 'family'], ['A', 'X', 'referrer']);
  expect(householdOf(state, 'C')).toEqual(['A', 'B', 'C']);
  expect(householdOf(state, 'X')).toEqual(['X']);
  const clients = book({ clientNo: 'A', averageFen: 300 }, { clientNo: 'B', averageFen: 200 });
  expect(householdSum(['A', 'B', 'C'], clients)).toEqual({ sumFen: 500, unknown: 1 });
});

it('links: key persons and staff of a company are prospects, and the company of a client is one', () => {
  const state = linked(['F', 'K', 'key-person'], ['S1', 'F', 'employer']);
  const clients = book(
    { clientNo: 'F', kind: 'corporate' },
    { clientNo: 'K', employerNo: 'F' },
    { clientNo: 'S1' },
    { clientNo: 'S2', employerNo: 'F' },
    { clientNo: 'S3', employerNo: 'F', managed: true },
  );
  expect(personalProspects(state, clients, 'F')).toEqual([
    { clientNo: 'K', because: { relation: 'key-person', of: 'F' } },
    { clientNo: 'S1', because: { relation: 'employer', of: 'F' } },
    { clientNo: 'S2', because: { relation: 'employer', of: 'F' } },
  ]);
  expect(corporateProspects(state, clients, 'K')).toEqual([
    { clientNo: 'F', because: { relation: 'key-person', of: 'K' } },
  ]);
  expect(corporateProspects(state, clients, 'S1')).toMatchObject([{ clientNo: 'F' }]);
  const managed = new Map(clients).set('F', { ...clients.get('F')!, managed: true });
  expect(corporateProspects(state, managed, 'S3')).toEqual([]);
});
