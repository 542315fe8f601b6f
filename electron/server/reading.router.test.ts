import { expect, it } from 'vitest';
import { openTestConsole } from '../app/console.fixture.ts';
import { temporaryFolder } from '../queue/floor.fixture.ts';
import { carriers, failure, signedInAs } from './carriers/carriers.fixture.ts';

async function opened() {
  const branch = await openTestConsole(temporaryFolder());
  const connect = await carriers[0]!.open(branch);
  return {
    branch,
    as: (role: 'lobby' | 'manager' | 'head' | 'teller') => signedInAs(connect, role),
  };
}

it('records who searched, recognised, listed and was refused, and no text of a search', async () => {
  const { branch, as } = await opened();
  const lobby = await as('lobby');
  await lobby.hall.search({ text: '6222020000000000018' });
  await lobby.hall.search({ text: '王丽' });
  await lobby.hall.recognise({ clientNo: 'C2', matchedBy: 'card', text: '6222020000000000026' });
  await lobby.clients.list({});
  expect(await failure(lobby.clients.history({ clientNo: 'C1' }))).toMatchObject({
    code: 'FORBIDDEN',
  });
  await lobby.session.signOut();
  const head = await as('head');
  const lines = (await head.reading.lines({ staffNo: 'L01' })).toReversed();
  const told = lines.map(({ act, subject, detail }) => [act, subject, detail].join(' ').trim());
  // A sign-in and a sign-out are on the disk at once, the others a little later.
  expect(told.filter((line) => !line.startsWith('sign-'))).toEqual([
    'search C1 digits 19, 1 hits',
    'search  text 2, 2 hits',
    'recognise C2',
    'client-list  4 rows',
    'refused clients.history',
  ]);
  expect(told).toEqual(expect.arrayContaining(['sign-in', 'sign-out']));
  expect(lines[0]?.name).toBe('林经理');
  expect(
    branch.folder.branch.prepare("SELECT 1 FROM audit WHERE detail LIKE '%王%'").get(),
  ).toBeUndefined();
});

it('lists of a lobby manager end at a limit that a manager does not meet; the head sees it', async () => {
  const { as } = await opened();
  const [lobby, manager, head] = [await as('lobby'), await as('manager'), await as('head')];
  // Four clients a list: 300 rows are 75 lists.
  for (let page = 0; page < 75; page += 1) {
    await lobby.clients.list({});
    await manager.clients.list({});
  }
  expect(await failure(lobby.clients.list({}))).toMatchObject({
    code: 'READ_LIMIT',
    data: { subject: '10' },
  });
  expect((await manager.clients.list({})).rows).toHaveLength(4);
  // Whoever is at the door can still be recognised.
  expect((await lobby.hall.search({ text: '王丽华' })).hits).toHaveLength(1);
  expect(await head.reading.unusual()).toEqual([
    { staffNo: 'L01', name: '林经理', kind: 'limited', count: 1 },
  ]);
  expect((await head.reading.lines({ staffNo: 'L01' }))[0]).toMatchObject({ act: 'search' });
});

it('digits that nobody has are tried so often and no more, and the end of a number tells no further digit', async () => {
  const { as } = await opened();
  const [teller, manager, head] = [await as('teller'), await as('manager'), await as('head')];
  // C1's phone is 194****0001: the fifth digit from the end is hidden.
  expect((await teller.hall.search({ text: '0001' })).hits.length).toBeGreaterThan(0);
  expect(await teller.hall.search({ text: '00001' })).toEqual({
    hits: [],
    more: false,
    card: null,
  });
  expect((await teller.clients.list({ text: '00001' })).rows).toEqual([]);
  expect((await manager.hall.search({ text: '00001' })).hits).toHaveLength(1);
  let tried = 0;
  for (let guess = 0; guess < 60; guess += 1) {
    const text = `1941${String(guess).padStart(3, '0')}0001`;
    if ((await failure(teller.hall.search({ text }))).code === 'READ_LIMIT') break;
    tried += 1;
  }
  // One miss was the five digits above, which another role finds.
  expect(tried).toBe(29);
  // A whole number that exists is refused as well, or the limit would be an oracle itself.
  expect(await failure(teller.hall.search({ text: '19400000001' }))).toMatchObject({
    code: 'READ_LIMIT',
  });
  expect((await teller.hall.search({ text: '王丽华' })).hits).toHaveLength(1);
  const unusual = await head.reading.unusual();
  expect(unusual.map(({ staffNo, kind }) => [staffNo, kind])).toEqual([
    ['T01', 'limited'],
    ['T01', 'guessing'],
  ]);
});
