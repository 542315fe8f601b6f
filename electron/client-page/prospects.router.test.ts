import { expect, it } from 'vitest';
import type { Role } from '../../shared/model/people/roles.ts';
import { openTestConsole, testPeople } from '../app/console.fixture.ts';
import { temporaryFolder } from '../queue/floor.fixture.ts';
import { carriers, codeOf, signedInAs, type Client } from '../server/carriers/carriers.fixture.ts';

const phone = '19400009876';
const [carrier] = carriers;

async function opened() {
  const console_ = await openTestConsole(temporaryFolder());
  const connect = await carrier!.open(console_);
  const as = (role: Role): Promise<Client> => signedInAs(connect, role);
  const branch = console_.folder.branch;
  return { as, branch };
}

it('what the lobby notes is for the manager and the head, masked, and answered once', async () => {
  const { as, branch } = await opened();
  const [lobby, manager, head, teller] = [
    await as('lobby'),
    await as('manager'),
    await as('head'),
    await as('teller'),
  ];
  const managerNo = testPeople.find(({ role }) => role === 'manager')!.staffNo;
  const headNo = testPeople.find(({ role }) => role === 'head')!.staffNo;
  expect((await lobby.prospects.managers()).map(({ staffNo }) => staffNo).sort()).toEqual(
    [headNo, managerNo].sort(),
  );
  const note = { name: '周先生', phone, need: '存单到期，想看理财' };
  expect(await codeOf(lobby.prospects.note({ ...note, managerNo: 'nobody' }))).toBe('NO_MANAGER');
  await lobby.prospects.note({ ...note, managerNo });
  await teller.prospects.note({ name: '吴女士', phone: '', need: '问贷款', managerNo: headNo });

  for (const asker of [lobby, teller])
    expect(await codeOf(asker.prospects.open())).toBe('FORBIDDEN');
  const own = await manager.prospects.open();
  expect(own).toMatchObject([{ name: '周先生', phone: '194****9876', need: note.need }]);
  const all = await head.prospects.open();
  expect(all.map(({ name }) => name)).toEqual(['周先生', '吴女士']);
  // What is for the head is not for the manager.
  expect(await codeOf(manager.prospects.phone({ id: all[1]!.id }))).toBe('NO_PROSPECT');

  const { id } = own[0]!;
  expect(await manager.prospects.phone({ id })).toEqual({ phone });
  await manager.prospects.answer({ id, outcome: 'no-contact' });
  expect(await codeOf(head.prospects.answer({ id, outcome: 'client' }))).toBe('NO_PROSPECT');
  expect((await head.prospects.open()).map(({ name }) => name)).toEqual(['吴女士']);

  // Of who wants no contact nothing is kept, also not in the file; who did what is, without anybody's data.
  const kept = branch.prepare<[], string>(`SELECT body FROM record WHERE kind = 'prospect'`);
  expect(kept.pluck().all().filter(Boolean)).toHaveLength(1);
  const pages = branch.serialize();
  expect([note.name, phone, note.need].filter((one) => pages.includes(one))).toEqual([]);
  expect(pages.includes('吴女士')).toBe(true);
  const audit = branch
    .prepare("SELECT actor, action, subject, detail FROM audit WHERE action LIKE 'prospect%'")
    .all();
  expect(audit).toMatchObject([
    { action: 'prospect-noted', subject: id, detail: managerNo },
    { action: 'prospect-noted', detail: headNo },
    { actor: managerNo, action: 'prospect-phone', subject: id },
    { actor: managerNo, action: 'prospect-answered', subject: id, detail: 'no-contact' },
  ]);
  expect(JSON.stringify(audit)).not.toContain('周');
});
