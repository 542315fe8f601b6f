import { expect, it } from 'vitest';
import { defaultRelationshipSettings } from '../../../shared/model/relationship/settings.ts';
import { folded } from '../facts/evolve.rules.ts';
import { TestLog } from '../relationship.fixture.ts';
import { assignmentOverview, type AssignedClient } from './overview.rules.ts';

const { capacity } = defaultRelationshipSettings;
const client = (
  clientNo: string,
  tier: AssignedClient['tier'],
  bookManagerNo: string | null = null,
) => ({
  ...{ clientNo, tier, bookManagerNo },
});

it('rule 1: the load is the executor’s, also where the head leads', () => {
  const log = new TestLog()
    .assign('2026-11-02', 'A', 'M1', { lead: 'H' })
    .assign('2026-11-02', 'B', 'M1');
  const clients = [client('A', 'diamond'), client('B', 'gold'), client('C', 'gold', 'M1')];
  const { people } = assignmentOverview(folded(log.facts), clients, () => true, capacity);
  expect(people).toMatchObject([
    { staffNo: 'M1', counts: { diamond: 1, gold: 2 }, load: { load: 26 } },
  ]);
});

it('assignment: VIPs without anybody come first, and are none once everybody is assigned', () => {
  const log = new TestLog().assign('2026-11-02', 'A', null);
  const clients = [client('C', 'gold'), client('A', 'diamond', 'M1'), client('R', 'regular')];
  const overview = () => assignmentOverview(folded(log.facts), clients, () => true, capacity);
  expect(overview().unassigned.map(({ clientNo }) => clientNo)).toEqual(['A', 'C']);
  log.assign('2026-11-03', 'A', 'M1').assign('2026-11-03', 'C', 'M2');
  expect(overview().unassigned).toEqual([]);
});

it('assignment: somebody leaves and nothing that is open is dropped', () => {
  const log = new TestLog().assign('2026-11-02', 'A', 'M1').contact('2026-11-03', 'A');
  const promise = { promiseId: 'p', clientNo: 'A', on: '2026-12-04', kind: 'call' } as const;
  log.add('2026-11-10', { type: 'contact-promised', ...promise });
  const opening = { clientNo: 'A', product: 'fund', amountFen: 1, stage: 'lead' } as const;
  for (const opportunityId of ['o1', 'o2']) {
    log.add('2026-11-11', {
      type: 'opportunity-opened',
      ...opening,
      opportunityId,
      expectedOn: null,
    });
  }
  log.add('2026-11-12', { type: 'opportunity-lost', opportunityId: 'o2', reason: 'rate' });
  const measure = {
    retentionId: 'r',
    clientNo: 'A',
    trigger: 'outflow',
    since: '2026-11-12',
  } as const;
  log.add('2026-11-12', { type: 'retention-opened', ...measure });
  const clients = [client('A', 'platinum'), client('B', 'gold', 'M1')];
  const left = assignmentOverview(folded(log.facts), clients, (no) => no !== 'M1', capacity);
  expect(left.people).toEqual([]);
  expect(left.handOvers).toEqual([
    {
      ...{ clientNo: 'A', tier: 'platinum', from: 'M1', promises: 1 },
      ...{ opportunities: ['o1'], retentions: ['r'], complaints: [] },
    },
    {
      ...{ clientNo: 'B', tier: 'gold', from: 'M1', promises: 0 },
      ...{ opportunities: [], retentions: [], complaints: [] },
    },
  ]);
  log.assign('2026-11-30', 'A', 'M2').assign('2026-11-30', 'B', 'M2');
  const after = assignmentOverview(folded(log.facts), clients, (no) => no !== 'M1', capacity);
  expect(after.handOvers).toEqual([]);
  expect(after.people).toMatchObject([{ staffNo: 'M2', counts: { platinum: 1, gold: 1 } }]);
});
