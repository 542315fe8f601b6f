import { appendFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openTestConsole, testPeople } from '../app/console.fixture.ts';
import { temporaryFolder } from '../queue/floor.fixture.ts';
import { carriers, failure, signedInAs } from './carriers/carriers.fixture.ts';

it('tells whoever looks after the machine how the console is', async () => {
  const opened = await openTestConsole(temporaryFolder());
  const connect = await carriers[0]!.open(opened);
  const admin = await signedInAs(connect, 'admin');
  const state = await admin.health.state();
  expect(state).toMatchObject({
    host: 'browser',
    dataDir: opened.dir,
    counts: { clients: 4, people: testPeople.length, windows: 1 },
    faults: [],
  });
  expect(state.versions).toContainEqual({ name: 'Node.js', version: process.versions.node });
  const found = Object.fromEntries(state.checks.map((one) => [one.check, one]));
  expect(found).toMatchObject({
    log: { state: 'good' },
    backup: { state: 'look', found: 'none' },
    folder: { state: 'good', found: 'own' },
    key: { state: 'look', found: 'file' },
    faults: { state: 'good', value: 0 },
  });
  const lobby = await signedInAs(connect, 'lobby');
  expect(await failure(lobby.health.state())).toMatchObject({ code: 'FORBIDDEN' });
  expect(await failure(lobby.health.bundle())).toMatchObject({ code: 'FORBIDDEN' });
});

it('the file for support has nothing of a client, of a person or of the key, whatever the log holds', async () => {
  const opened = await openTestConsole(temporaryFolder());
  const logs = join(opened.dir, 'logs');
  mkdirSync(logs);
  const planted = ['王丽华', '999999197011220021', '19400000001', '6222020000000000018', '李主任'];
  appendFileSync(
    join(logs, 'console.log'),
    `${JSON.stringify({ level: 'note', text: planted.join(' ') })}\n${planted.join(',')}\n`,
  );
  const connect = await carriers[0]!.open(opened);
  const head = await signedInAs(connect, 'head');
  const { name, text } = await head.health.bundle();
  expect(name).toMatch(/^vestibule-support-\d{4}-\d\d-\d\d\.json$/);
  expect(JSON.parse(text)).toMatchObject({ host: 'browser', counts: { clients: 4 } });
  for (const value of [...planted, opened.folder.bookAccess.key]) expect(text).not.toContain(value);
  // The masking is what keeps them out: the log itself was read.
  expect((JSON.parse(text) as { log: unknown[] }).log).toHaveLength(2);
});
