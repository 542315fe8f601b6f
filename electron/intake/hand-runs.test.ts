import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { drain, openTestConsole, reopenTestConsole } from '../app/console.fixture.ts';
import { temporaryFolder } from '../queue/floor.fixture.ts';
import { carriers, failure, signedIn } from '../server/carriers/carriers.fixture.ts';

vi.setConfig({ testTimeout: 60_000 });

it('an import of the settings is a run with its result, whether the window stays or goes', async () => {
  const dir = join(temporaryFolder(), 'data');
  const opened = await openTestConsole(dir);
  const head = await signedIn(await carriers[0]!.open(opened), 'H01');
  const folder = join(dir, 'exchange');
  await drain(await head.book.import({ folder, score: true }));
  const first = (await head.intake.state()).runs;
  expect(first).toMatchObject([
    { kind: 'hand', folder, result: { score: { clients: 4 }, failure: null, archive: null } },
  ]);
  expect(first[0]?.result?.files.map(({ file }) => file)).toContain('clients.csv');

  const left = (await head.book.import({ folder, score: false }))[Symbol.asyncIterator]();
  await left.next();
  await left.return();
  await opened.book.idle();
  expect((await head.intake.state()).runs).toMatchObject([
    { kind: 'hand', result: { score: null, failure: null } },
    {},
  ]);

  // What loaded without being scored is scored on demand, and that is a run too.
  const done: unknown[] = [];
  for await (const event of await head.book.score()) done.push(event);
  expect(done.at(-1)).toMatchObject({ kind: 'done', score: { clients: 4, changed: 0 } });
  expect((await head.intake.state()).runs[0]).toMatchObject({
    kind: 'hand',
    folder: null,
    result: { files: [], score: { clients: 4 } },
  });
  const lobby = await signedIn(await carriers[0]!.open(opened), 'L01');
  expect(await failure(lobby.book.score())).toMatchObject({ code: 'FORBIDDEN' });

  const missing = join(dir, 'none');
  await expect(head.book.import({ folder: missing, score: false }).then(drain)).rejects.toThrow();
  expect((await head.intake.state()).runs[0]).toMatchObject({
    folder: missing,
    result: { files: [], failure: { code: 'folder-missing', subject: missing } },
  });
  await opened.close();
});

it('an import that the end of the program cut off says so', async () => {
  const dir = join(temporaryFolder(), 'data');
  const opened = await openTestConsole(dir);
  opened.runs.begin('hand', '2026-11-23', 1, join(dir, 'exchange'));
  await opened.close();
  const again = await reopenTestConsole(dir);
  expect(again.runs.latest(1)).toMatchObject([
    { kind: 'hand', result: { failure: { code: 'cut-off' } } },
  ]);
  await again.close();
});
