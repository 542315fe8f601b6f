import { describe, expect, it } from 'vitest';
import { openTestFloor, ticketFor } from '../queue/floor.fixture.ts';
import { createBranchLog } from './log.repository.ts';

function dayOfFive() {
  const test = openTestFloor();
  for (let count = 0; count < 5; count += 1) test.act(ticketFor());
  return test;
}

describe('the chain', () => {
  it('holds over what was written', () => {
    const { folder } = dayOfFive();
    expect(createBranchLog(folder.branch).verify()).toBeNull();
  });

  it.each([
    ['an edited body', `UPDATE log SET body = replace(body, 'cash', 'gold') WHERE seq = 4`, 4],
    ['another actor', `UPDATE log SET actor = 'T09' WHERE seq = 5`, 5],
    ['another time', `UPDATE log SET at = at + 1 WHERE seq = 3`, 3],
    ['a missing record', `DELETE FROM log WHERE seq = 4`, 4],
    [
      'two records in each other’s place',
      `UPDATE log SET seq = -seq WHERE seq IN (4, 5);
       UPDATE log SET seq = 9 + seq WHERE seq < 0`,
      4,
    ],
  ])('names the place of %s', (_, sql, place) => {
    const { folder } = dayOfFive();
    folder.branch.exec(sql);
    expect(createBranchLog(folder.branch).verify()?.seq).toBe(place);
  });

  it('notices while open that its tail was cut', () => {
    const { folder } = dayOfFive();
    const log = createBranchLog(folder.branch);
    const last = log.lastSeq();
    folder.branch.exec(`DELETE FROM log WHERE seq = ${last}`);
    expect(log.verify()).toEqual({ seq: last, problem: 'missing' });
  });
});

describe('appending', () => {
  it('is all or nothing, and leaves the chain usable after a failure', () => {
    const test = dayOfFive();
    const log = createBranchLog(test.folder.branch);
    const before = log.lastSeq();
    // Another writer took the next number: the whole act fails, none of its events lands.
    test.act(ticketFor());
    const frame = { day: '2026-11-20', at: test.at, actor: 'L01', place: 'test' };
    const event = { type: 'ticket-left' as const, ticketId: '2026-11-20/A001' };
    expect(() => log.append([event, event], frame)).toThrow();
    const fresh = createBranchLog(test.folder.branch);
    expect(fresh.lastSeq()).toBe(before + 1);
    fresh.append([event], frame);
    expect(fresh.verify()).toBeNull();
  });
});
