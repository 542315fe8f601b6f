import { expect, it, onTestFinished } from 'vitest';
import { createBranchLog } from '../branch-log/index.ts';
import { createFaults } from '../platform/index.ts';
import { fileKeyKeeper, openFolder } from '../data/index.ts';
import {
  morning,
  openTestFloor,
  temporaryFolder,
  testBranch,
  ticketFor,
  type TestFloor,
} from '../queue/floor.fixture.ts';
import { createFloor } from '../queue/index.ts';
import { createPlanning } from './planning.service.ts';

const dayMs = 86_400_000;
const days = ['2026-11-20', '2026-11-21', '2026-11-22', '2026-11-23'] as const;

/** Four days of three served clients each. */
async function fourDays(): Promise<TestFloor> {
  const test = await openTestFloor();
  const start = test.at;
  for (const index of days.keys()) {
    test.at = start + index * dayMs;
    await test.act({ type: 'open-counter', counter: 1, staffNo: 'T01' });
    for (let count = 0; count < 3; count += 1) {
      await test.act(ticketFor());
      await test.act({ type: 'call-next', staffNo: 'T01' });
      const ticketId = test.floor.state().counters.get(1)?.ticketId ?? '';
      test.at += 60_000;
      await test.act({ type: 'start', staffNo: 'T01', ticketId });
      test.at += 60_000;
      await test.act({ type: 'complete', staffNo: 'T01', ticketId });
    }
  }
  return test;
}

function planningOn(test: TestFloor) {
  const faults = createFaults();
  const log = createBranchLog(test.folder.branch);
  const planning = createPlanning({ log, floor: test.floor, faults });
  onTestFinished(() => planning.close());
  return { planning, faults };
}

/** Writes into a record of a day what no console writes. */
function damage(test: TestFloor, day: string, body: string): void {
  const { changes } = test.folder.branch
    .prepare(`UPDATE log SET body = ? WHERE seq = (SELECT max(seq) - 2 FROM log WHERE day = ?)`)
    .run(body, day);
  expect(changes).toBe(1);
}

it('F16 the days before are compared with where every record can be read', async () => {
  const { planning, faults } = planningOn(await fourDays());
  expect((await planning.week()).days).toEqual(['2026-11-22', '2026-11-21', '2026-11-20']);
  expect(faults.recent()).toEqual([]);
});

it.each(['{"type":', 'null', '{}', '{"type":"configured"}', ''])(
  'F16 a record that reads %s takes its day out of the forecast, and nothing else',
  async (body) => {
    const test = await fourDays();
    damage(test, '2026-11-21', body);
    const { planning, faults } = planningOn(test);
    const { days: compared, date } = await planning.week();
    expect(date).toBe('2026-11-23');
    expect(compared[0]).toBe('2026-11-22');
    expect(compared.length).toBeLessThan(3);
    await new Promise<void>((resolve) => {
      planning.subscribe(() => resolve());
    });
    expect(planning.latest()?.seq).toBe(test.floor.state().seq);
    expect(faults.recent()).toMatchObject([{ place: 'planning' }]);
  },
);

it('F16 where today cannot be read there is no forecast, it is noted, and nothing else happens', async () => {
  const test = await fourDays();
  damage(test, '2026-11-23', '{"type":');
  const { planning, faults } = planningOn(test);
  planning.subscribe(() => undefined);
  await expect.poll(() => faults.recent().length).toBeGreaterThan(1);
  expect(planning.latest()).toBeNull();
  await expect(planning.week()).rejects.toMatchObject({ name: 'PlanningError' });
});

it('F10 a question that the correction of a clock meets is answered by what is read anew', async () => {
  const folder = openFolder(temporaryFolder(), fileKeyKeeper({}));
  onTestFinished(() => folder.close());
  const by = { actor: 'H01', place: 'test' };
  const machine = { wall: morning, steady: 0 };
  const log = createBranchLog(folder.branch);
  const floor = createFloor({ log, clock: () => machine.wall, steady: () => machine.steady });
  await floor.act({ type: 'configure', config: testBranch }, by);
  await floor.act(ticketFor(), by);
  const planning = createPlanning({ log, floor });
  onTestFinished(() => planning.close());
  await planning.week();
  const asked = planning.week();
  // It lies with the desk before the answer can come.
  for (let n = 0; n < 20; n += 1) await Promise.resolve();
  machine.wall += 3 * 3_600_000;
  await floor.correctClock(by);
  await planning.week();
  expect(await asked).toMatchObject({ date: '2026-11-20' });
});
