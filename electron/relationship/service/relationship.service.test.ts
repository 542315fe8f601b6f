import { describe, expect, it } from 'vitest';
import { createBranchLog } from '../../branch-log/index.ts';
import { contactFact } from '../relationship.fixture.ts';
import { openTestRelationship } from './relationship.fixture.ts';
import { partsOf } from './snapshot.rules.ts';

const manager = { actor: 'M1', place: 'test' };
const head = { actor: 'H1', place: 'test' };
const words = '客户想要大额存单，孩子九月出国';

describe('relationship work in the log', () => {
  it('is there after a restart, with its words, and the chain verifies', async () => {
    const test = openTestRelationship();
    await test.relationship.record(
      manager,
      ({ text }) => [contactFact('c1', 'C1', '2026-11-20', { text })],
      words,
    );
    const again = test.restart();
    const [contact] = again.relationship.state().clients.get('C1')?.contacts ?? [];
    expect(contact).toMatchObject({ id: 'c1', by: 'M1', on: '2026-11-20' });
    expect(again.relationship.text(contact?.text ?? null)).toBe(words);
    expect(createBranchLog(again.folder.branch).verify()).toBeNull();
  });

  it('keeps nothing of an act that is refused, not even its words', async () => {
    const test = openTestRelationship();
    const future = contactFact('c1', 'C1', '2026-11-21');
    await expect(test.relationship.record(manager, () => [future], words)).rejects.toMatchObject({
      code: 'date-future',
    });
    expect(test.texts.refs()).toEqual([]);
    expect(test.relationship.state().clients.size).toBe(0);
  });

  it('decides each act against those before it, though they are asked for at once', async () => {
    const { relationship } = openTestRelationship();
    const acts = await Promise.allSettled(
      [1, 2, 3].map(() =>
        relationship.record(manager, () => [contactFact('c1', 'C1', '2026-11-20')]),
      ),
    );
    expect(acts.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected', 'rejected']);
    expect(relationship.state().clients.get('C1')?.contacts).toHaveLength(1);
  });

  it('erases words without a trace in the database, and the log still verifies', async () => {
    const test = openTestRelationship();
    const { relationship, folder } = test;
    await relationship.record(
      manager,
      ({ text }) => [contactFact('c1', 'C1', '2026-11-20', { text })],
      words,
    );
    const contains = () => folder.branch.serialize().includes(Buffer.from(words));
    expect(contains()).toBe(true);
    const text = relationship.state().clients.get('C1')?.contacts[0]?.text ?? null;
    await relationship.eraseText(text?.ref ?? '');
    expect(contains()).toBe(false);
    expect(relationship.text(text)).toBeNull();
    expect(createBranchLog(folder.branch).verify()).toBeNull();
    // The hash without its salt cannot be compared with a guessed text.
    expect(folder.branch.prepare('SELECT count(*) FROM relationship_texts').pluck().get()).toBe(0);
  });

  it('goes on from the kept state, and what is kept is what the facts give', async () => {
    const test = openTestRelationship();
    const { relationship } = test;
    await relationship.record(head, () => [
      {
        ...{ type: 'client-assigned', clientNo: 'C1', from: null, lead: 'M1', executor: 'M1' },
        ...{ source: 'tier-list', reason: '' },
      } as const,
      { type: 'week-submitted', week: '2026-11-16', managerNo: 'M1' },
    ]);
    relationship.keep();
    await relationship.record(manager, () => [contactFact('c1', 'C1', '2026-11-20')]);
    const again = test.restart();
    const fresh = again.relationship.stateOn('2026-11-20');
    expect(partsOf(again.relationship.state())).toEqual(partsOf(fresh));
    expect(again.snapshots.agrees(again.log.read(1), 0)).toBe(true);
    again.folder.branch.exec(
      `UPDATE relationship_snapshot SET body = replace(body, '"lead":"M1"', '"lead":"M2"')`,
    );
    expect(again.snapshots.agrees(again.log.read(1), 0)).toBe(false);
  });

  it('tells how things stood at the end of a past day', async () => {
    const test = openTestRelationship();
    await test.relationship.record(manager, () => [contactFact('c1', 'C1', '2026-11-20')]);
    test.today = '2026-11-23';
    await test.relationship.record(manager, () => [contactFact('c2', 'C1', '2026-11-23')]);
    expect(test.relationship.stateOn('2026-11-20').clients.get('C1')?.contacts).toHaveLength(1);
    expect(test.relationship.stateOn('2026-11-23').clients.get('C1')?.contacts).toHaveLength(2);
  });
});
