import fc from 'fast-check';
import { expect, it } from 'vitest';
import { addDays } from '../../../shared/model/dates.ts';
import type { LoggedFact } from '../../../shared/model/relationship/facts.ts';
import { defaultRelationshipSettings } from '../../../shared/model/relationship/settings.ts';
import type { WorklistClient, WorklistRow } from '../../../shared/model/relationship/worklist.ts';
import { anyBook, anyContact, anyDay, anyLog, anyUnorderedLog } from '../any-facts.fixture.ts';
import { createWorkCalendar } from '../calendar/calendar.rules.ts';
import { officialYears } from '../calendar/official-years.data.ts';
import { emptyRelationship, evolve, folded } from '../facts/evolve.rules.ts';
import { contactFact } from '../relationship.fixture.ts';
import { worklist } from './worklist.rules.ts';

const calendar = createWorkCalendar(officialYears);
const settings = defaultRelationshipSettings;

function listOn(
  facts: readonly LoggedFact[],
  clients: ReadonlyMap<string, WorklistClient>,
  today: string,
) {
  const state = folded(facts.filter(({ day }) => day <= today));
  return worklist({ state, clients, calendar, settings, today });
}

/** A reason without what a contact may rightly move on. */
const names = (row: WorklistRow | undefined) =>
  (row?.reasons ?? []).map((reason) => reason.kind).sort();

it('recording a contact never makes the worklist longer for that client', () => {
  let shortened = 0;
  fc.assert(
    fc.property(anyLog, anyBook, anyDay, anyContact, (facts, clients, today, what) => {
      const past = facts.filter(({ day }) => day <= today);
      const { late, ...contact } = what;
      for (const clientNo of clients.keys()) {
        const fact = contactFact('new', clientNo, addDays(today, -late), contact);
        const logged = { seq: past.length + 1, day: today, at: 0, actor: 'M1', fact };
        const rowOf = (list: readonly LoggedFact[]) =>
          listOn(list, clients, today).rows.find((row) => row.clientNo === clientNo);
        const before = rowOf(past);
        const after = rowOf([...past, logged]);
        if (!before) expect(after).toBeUndefined();
        expect(names(after).length).toBeLessThanOrEqual(names(before).length);
        expect(names(before)).toEqual(expect.arrayContaining(names(after)));
        if (names(after).length < names(before).length) shortened += 1;
      }
    }),
    { numRuns: 300 },
  );
  expect(shortened).toBeGreaterThan(100);
});

it('the order of the facts of one day does not matter where it should not', () => {
  fc.assert(
    fc.property(anyUnorderedLog, anyBook, anyDay, fc.integer(), (facts, clients, today, seed) => {
      const shuffled = facts
        .map((logged, i) => ({ logged, key: (Math.imul(i + 1, seed | 1) >>> 0) % 1009 }))
        .sort((a, b) =>
          a.logged.day < b.logged.day ? -1 : a.logged.day > b.logged.day ? 1 : a.key - b.key,
        )
        .map(({ logged }, i) => ({ ...logged, seq: i + 1 }));
      const inOrder = (list: ReturnType<typeof listOn>) =>
        list.rows.map((row) => ({
          ...row,
          reasons: row.reasons.map((one) => JSON.stringify(one)).sort(),
        }));
      expect(inOrder(listOn(shuffled, clients, today))).toEqual(
        inOrder(listOn(facts, clients, today)),
      );
    }),
    { numRuns: 300 },
  );
});

it('replay gives the same worklist for any past day, whatever came after', () => {
  fc.assert(
    fc.property(anyLog, anyBook, anyDay, (facts, clients, today) => {
      // As the day itself saw it: folded one by one, and asked before anything later was recorded.
      let live = emptyRelationship;
      let asSeen = null;
      for (const logged of facts) {
        if (logged.day > today && asSeen === null) {
          asSeen = worklist({ state: live, clients, calendar, settings, today });
        }
        live = evolve(live, logged);
      }
      asSeen ??= worklist({ state: live, clients, calendar, settings, today });
      expect(listOn(facts, clients, today)).toEqual(asSeen);
    }),
    { numRuns: 300 },
  );
});

it('no client is on two lists, and together the lists of all people are the whole list', () => {
  fc.assert(
    fc.property(anyLog, anyBook, anyDay, (facts, clients, today) => {
      const state = folded(facts.filter(({ day }) => day <= today));
      const input = { state, clients, calendar, settings, today };
      const parts = ['M1', 'M2'].flatMap((of) => worklist(input, of).rows);
      const byNo = (rows: readonly WorklistRow[]) =>
        rows.toSorted((a, b) => (a.clientNo < b.clientNo ? -1 : 1));
      expect(byNo(parts)).toEqual(byNo(worklist(input).rows));
    }),
    { numRuns: 100 },
  );
});
