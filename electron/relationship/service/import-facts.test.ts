import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { drain, openTestConsole, writeTestBook } from '../../app/console.fixture.ts';
import { temporaryFolder } from '../../queue/floor.fixture.ts';

/** Monday 2026-11-30, 10:00 in the branch. */
const now = Date.UTC(2026, 10, 30, 2, 0, 0);

it('files of relationship work become facts once, with what is unsound set aside by its reason', async () => {
  const opened = await openTestConsole(temporaryFolder(), () => now);
  const folder = join(opened.dir, 'crm');
  writeTestBook(folder);
  const file = (name: string, lines: string) => {
    writeFileSync(join(folder, name), lines);
  };
  file('clients.csv', 'client_no,name,home_branch,lunar_birthday\nC3,曾小明,CX01,12/3\n');
  file('products.csv', 'product_name,risk_grade,family\n稳健一号,2,wealth-product\n活期宝,,\n');
  file(
    'assignments.csv',
    'client_no,executor_no,lead_no,source\nC3,M01,H01,lead\nC4,X99,,\nC9,M01,,\nC3,T01,M01,other\n',
  );
  file(
    'contacts.csv',
    `client_no,contacted_on,kind,staff_no,reached,next_on,report
C2,2026-11-20,call,M01,yes,2026-12-01,"=聊到孩子上学"
C2,2026-11-25,call,M01,no,,
C2,2026-12-25,call,M01,yes,,
C2,2026-11-26,phone,M01,yes,,
`,
  );
  file('links.csv', 'client_no,other_no,relation\nC2,C3,spouse\nC2,C2,family\n');
  await drain(opened.book.import(folder, false));
  const { relationship, managed } = opened.relationship.desk;
  const state = relationship.state();
  expect(state.clients.get('C3')).toMatchObject({
    assignments: [{ executor: 'T01', lead: 'M01', from: null, source: 'other', by: 'system' }],
    links: [{ otherNo: 'C2', relation: 'spouse', reverse: true }],
  });
  const contacts = state.clients.get('C2')?.contacts ?? [];
  expect(contacts).toMatchObject([
    { on: '2026-11-20', by: 'M01', reached: true, next: { on: '2026-12-01', kind: 'call' } },
    { on: '2026-11-25', reached: false, next: null, text: null },
  ]);
  expect(relationship.text(contacts[0]?.text ?? null)).toBe('=聊到孩子上学');
  expect(managed.products()).toEqual([
    { name: '活期宝', grade: null, family: null },
    { name: '稳健一号', grade: 2, family: 'wealth-product' },
  ]);
  expect(managed.one('C3')?.lunarBirthday).toEqual({ month: 12, day: 3 });
  const rejected = opened.folder.book
    .prepare(`SELECT file, rejected, accepted, replaced FROM import_files WHERE rejected > 0`)
    .all();
  expect(rejected).toEqual([
    { file: 'assignments.csv', rejected: 2, accepted: 2, replaced: 1 },
    { file: 'contacts.csv', rejected: 2, accepted: 2, replaced: 0 },
    { file: 'links.csv', rejected: 1, accepted: 1, replaced: 0 },
  ]);
  // Once more, though some lines were set aside and so everything is read again: nothing changes.
  const { seq } = relationship.state();
  await drain(opened.book.import(folder, false));
  expect(relationship.state().seq).toBe(seq);
});
