import { copyFileSync, existsSync, readdirSync, rmSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, it, vi } from 'vitest';
import { makeBackup, noteBackup } from '../backup/index.ts';
import { openTestConsole, testPin } from '../app/console.fixture.ts';
import { type Console, openOrRecover, type OpenHost } from '../app/index.ts';
import { fileKeyKeeper, openFolder } from '../data/index.ts';
import { temporaryFolder, ticketFor } from '../queue/floor.fixture.ts';
import { carriers, clientOf, failure, type Client } from '../server/carriers/carriers.fixture.ts';

vi.setConfig({ testTimeout: 120_000 });

let dir: string;
let first: string;
let latest: string;
let records: number;
const at = Date.UTC(2026, 10, 23, 3);

function backUp(opened: Console, file: string, madeAt: number): string {
  const { head } = makeBackup(opened.folder, file, madeAt);
  noteBackup(dir, { file, madeAt: new Date(madeAt).toISOString(), seq: head.seq });
  return file;
}

/** A branch with two backups and one more record, closed. */
beforeEach(async () => {
  dir = join(temporaryFolder(), 'branch');
  const opened = await openTestConsole(dir);
  const target = temporaryFolder();
  const act = () => opened.floor.act(ticketFor(), { actor: 'L01', place: 'test' });
  await act();
  first = backUp(opened, join(target, 'first.backup'), at);
  await act();
  latest = backUp(opened, join(target, 'latest.backup'), at + 60_000);
  await act();
  records = opened.log.lastSeq();
  await opened.close();
});

async function open(): Promise<{ host: OpenHost; client: Client }> {
  const host = await openOrRecover({
    ...{ dir, keeper: fileKeyKeeper({}), live: false },
    host: { kind: 'browser', chooseFolder: () => Promise.resolve(null) },
  });
  return { host, client: clientOf(host) };
}

it('F39 a branch without its file is no first run: the page lists the backups and how far the log went', async () => {
  rmSync(join(dir, 'branch.db'));
  const before = readdirSync(dir).sort();
  const { host, client } = await open();
  expect(host.damage).toMatchObject({ code: 'branch-missing' });
  expect(await client.session.status()).toMatchObject({ branch: null, recovering: true });
  const state = await client.recovery.state();
  expect(state).toMatchObject({ code: 'branch-missing', known: { seq: records } });
  expect(state?.backups.map(({ file }) => file)).toEqual([latest, first]);
  expect(state?.present).toContain('book.db');
  // Nothing else answers: nobody sets up, signs in or reads.
  const areas = Object.entries(host.router).map(([area, all]) => [area, Object.keys(all)]);
  expect(areas).toEqual([
    ['session', ['status', 'resume']],
    ['recovery', ['state', 'look', 'restore', 'retry']],
  ]);
  expect(readdirSync(dir).sort()).toEqual(before);
  await host.close();
});

it('F39 what would be lost is said before, and the branch is there after the yes of its head', async () => {
  rmSync(join(dir, 'branch.db'));
  const { host, client } = await open();
  const found = await client.recovery.look({ file: latest });
  expect(found).toMatchObject({ seq: records - 1, firstBad: null });
  expect(found.loss).toMatchObject({ kind: 'same', records: 1 });
  expect(found.loss?.to).not.toBeNull();
  expect(found.people.map(({ staffNo }) => staffNo)).toEqual(['A01', 'H01']);
  expect(existsSync(join(dir, 'branch.db'))).toBe(false);

  await client.recovery.restore({ file: latest, staffNo: 'H01', pin: testPin });
  const again = clientOf(host);
  expect(await again.session.status()).toMatchObject({ recovering: false });
  // It signs nobody in, and is in the audit with who and what.
  expect(await failure(again.settings.people())).toMatchObject({ code: 'SIGNED_OUT' });
  await again.session.signIn({ staffNo: 'H01', pin: testPin });
  await host.close();
  const reopened = (await open()).host;
  expect(reopened.damage).toBeNull();
  await reopened.close();
  const folder = openFolder(dir, fileKeyKeeper({}));
  const audit = folder.branch
    .prepare<[], { actor: string; detail: string }>(
      `SELECT actor, detail FROM audit WHERE action = 'branch-restored'`,
    )
    .all();
  folder.close();
  expect(audit).toEqual([{ actor: 'H01', detail: '1 lost' }]);
});

it('F39 nobody at the page gains rights: a wrong PIN, a teller’s, an older backup, another branch’s', async () => {
  rmSync(join(dir, 'branch.db'));
  const { host, client } = await open();
  const tried = (staffNo: string, pin: string) =>
    failure(client.recovery.restore({ file: latest, staffNo, pin }));
  expect(await tried('H01', '111111')).toMatchObject({ code: 'WRONG_PIN', data: { triesLeft: 4 } });
  expect(await tried('T01', testPin)).toMatchObject({ code: 'WRONG_PIN', data: { triesLeft: 3 } });
  expect(await failure(client.recovery.look({ file: first }))).toMatchObject({
    code: 'BACKUP',
    data: { code: 'older-backup', subject: latest },
  });
  const other = join(temporaryFolder(), 'other');
  const stranger = await openTestConsole(other);
  const foreign = join(temporaryFolder(), 'foreign.backup');
  makeBackup(stranger.folder, foreign, at);
  await stranger.close();
  expect(await failure(client.recovery.look({ file: foreign }))).toMatchObject({ code: 'BACKUP' });
  // The tries are counted over everybody, and then it takes a while, also with the right PIN.
  for (const staffNo of ['A01', 'H01']) await tried(staffNo, '111111');
  expect(await tried('A01', '111111')).toMatchObject({ code: 'LOCKED' });
  expect(await tried('H01', testPin)).toMatchObject({ code: 'LOCKED' });
  expect(existsSync(join(dir, 'branch.db'))).toBe(false);
  await host.close();
});

it('F39 an older backup stays refused while the latest is not where it was put', async () => {
  rmSync(join(dir, 'branch.db'));
  rmSync(latest);
  const { host, client } = await open();
  const state = await client.recovery.state();
  expect(state?.backups).toMatchObject([{ file: latest, bytes: null }, { file: first }]);
  expect(await failure(client.recovery.look({ file: first }))).toMatchObject({
    data: { code: 'older-backup', subject: latest },
  });
  await host.close();
});

it('F39 F40 a damaged file is put aside by a restore, and a file that was put back opens by trying again', async () => {
  const file = join(dir, 'branch.db');
  const whole = join(temporaryFolder(), 'whole.db');
  copyFileSync(file, whole);
  truncateSync(file, 5000);
  const { host, client } = await open();
  expect((await client.recovery.state())?.code).toMatch(/damaged/);
  expect(await client.recovery.retry()).toEqual({ opened: false });
  await client.recovery.restore({ file: latest, staffNo: 'A01', pin: testPin });
  const [aside] = readdirSync(dir).filter((name) => name.startsWith('before-restore-'));
  expect(readdirSync(join(dir, aside!))).toContain('branch.db');
  await host.close();

  rmSync(file);
  const again = await open();
  copyFileSync(whole, file);
  for (const name of ['branch.anchor', 'branch.heads']) {
    copyFileSync(join(dir, aside!, name), join(dir, name));
  }
  expect(await again.client.recovery.retry()).toEqual({ opened: true });
  expect(await clientOf(again.host).session.status()).toMatchObject({ recovering: false });
  await again.host.close();
});

it('F39 where the branch is open there is nothing to recover, whatever is asked', async () => {
  const opened = await openTestConsole(join(temporaryFolder(), 'open'));
  const client = await (await carriers[0]!.open(opened))();
  expect(await client.recovery.state()).toBeNull();
  expect(await client.recovery.retry()).toEqual({ opened: true });
  const ask = { file: latest, staffNo: 'H01', pin: testPin };
  expect(await failure(client.recovery.look(ask))).toMatchObject({ code: 'NOT_NEEDED' });
  expect(await failure(client.recovery.restore(ask))).toMatchObject({ code: 'NOT_NEEDED' });
  await opened.close();
});
